"""The rest of the table in ``turns``: questions about how somebody is, and what they do or did."""

from __future__ import annotations

from infoview.domain.judge.grammar import BE, DETERMINER, DO, PRONOUN, SUBJECT, WORD
from infoview.domain.judge.turning import MANNER, OFTEN, Turn

BEING_AND_DOING: tuple[Turn, ...] = (
    # Being
    (rf"(?P<x>(?:{BE}|{DO}|would|should|will) .* than .+)$", "{x}, and why?"),
    (
        rf"(?P<x>(?:is|are) (?!{PRONOUN}\b)(?:{WORD} ){{1,5}}?(?:better|worse|more|less|higher|lower|"
        rf"easier|harder)"
        r"(?: (?:at|in|on|for|with|there|here|now)\b.*)?)$",
        "{x}, and why?",
    ),
    (
        rf"would (?!(?:it|you|i|we)\b)(?P<s>(?:{WORD} ){{0,4}}?{WORD}) (?P<v>work|suit|be good|be convenient)"
        "(?P<rest>(?: for)?(?: you)?)$",
        "How would {s} {v}{rest}?",
    ),
    ("does <subject> get <very><adj><adjunct>", "How {adj} does {s} get{rest}?"),
    (
        rf"(?P<x>{BE} (?:i|we)\b.+|had {PRONOUN} .* , .+|{BE} .*?\bgoing to .+|{BE} .+ (?:better|worse) "
        r"off\b.*)$",
        "{x}, and why?",
    ),
    ("was it <very>worth<more>", "What made it worth{rest}?"),
    ("is <subject> (?:really |still |even )?worth it<rest>", "What makes {s} worth it{rest}?"),
    ("(?:is|would) it (?:be )?<very>worth<more>", "What makes it worth{rest}?"),
    (r"<be> (?P<x>.+ as \w+ as .+)$", "To what extent {be} {x}?"),
    (
        "(?:is|are) (?:that|this|it) (?:ok|okay|alright|all right|fine|true|right|correct|fair)$",
        "What do you make of that?",
    ),
    ("does (?:that|this|it) make sense$", "What do you make of that?"),
    (r"does (?P<s>that|this|it) (?P<v>sound|seem|look|feel) (?P<adj>\w+)$", "How {adj} does {s} {v}?"),
    (r"(?P<x>would it (?!be there\b).+)$", "{x}, and why?"),
    (
        "(?P<x>(?:are|would|will) you (?:be )?(?:free|available|around) (?:on|at|next|this|tomorrow|for|"
        r"today|in)\b.*)$",
        "{x}, and what would suit you best?",
    ),
    (r"(?P<x>(?:is|are|would) .+ (?:the )?(?:right|best) person to .+)$", "{x}, and who else should I ask?"),
    ("is it possible<more>", "What would make it possible{rest}?"),
    ("is it true that<more>", "What do you make of the idea that{rest}?"),
    (r"must (?P<s>you|they|we) (?P<v>love|like|enjoy|hate|miss)<more>", "What do {s} {v} about{rest}?"),
    (r"must (?P<s>you|they|we) be <very>(?!an?\b|\w+ing\b)(?P<adj>\w+)<adjunct>", "How {adj} are {s}{rest}?"),
    (r"must (?P<s>you|they|we) have been <very>(?!an?\b)(?P<adj>\w+)<adjunct>", "How {adj} were {s}{rest}?"),
    (
        r"must (?P<s>you|they|we) (?!have (?:been|\w+ed)\b|be\b)(?P<vp>.+)$",
        "Do {s} {vp}, and what is that like?",
    ),
    ("must (?P<s>it|that|this) be<more>", "What makes it{rest}?"),
    ("must (?P<s>it|that|this) have been <very><adj><rest>", "How {adj} was {s}{rest}?"),
    ("is (?!.* like what)<who> what<more>", "How does {s} compare with what{rest}?"),
    ("was <who> what<more>", "How did {s} compare with what{rest}?"),
    (rf"<be> <s> <adj> (?:that )?(?P<vp>(?!there$){PRONOUN}\b.*)$", "How {adj} {be} {s} that {vp}?"),
    ("<be> <s> <very><adj><rest>", "How {adj} {be} {s}{rest}?"),
    ("<be> <subject> <very><adj><adjunct>", "How {adj} {be} {s}{rest}?"),
    ("<have> <subject> been <very><adj><rest>", "How {adj} {aux} {s} been{rest}?"),
    (
        "<be> <subject> (?P<part>required|needed|recommended|expected|allowed|encouraged|preferred|offered|"
        "available|mandatory)<rest>",
        "In what situations {be} {s} {part}{rest}?",
    ),
    (
        r"(?P<x>are you <often>(?:thinking|considering|planning|hoping|looking (?!for\b))\b.*)$",
        "{x}, and why?",
    ),
    ("are you saying(?: that)?<more>", "What makes you say{rest}?"),
    ("are you looking for<more>", "What are you looking for in{rest}?"),
    (
        r"(?P<x><be> <subject> (?:laying|cutting|closing|losing|firing|leaving|shrinking|dying|struggling|"
        r"outsourcing)\b.*)$",
        "{x}, and why?",
    ),
    (
        rf"<be> (?!{PRONOUN}\b)<subject> (?:usually |typically |generally |well )?paid$",
        "How well {be} {s} paid?",
    ),
    (
        r"<be> <subject> (?P<v>\w+ing|involved|trained|evaluated|supervised|paid|organized|structured|"
        "connected)<rest>",
        "How {be} {s} {v}{rest}?",
    ),
    (
        "<be> you an? (?:really |very |particularly )?(?:good|bad|strong|weak|great|diligent|shy|quiet) "
        "<np><rest>",
        "What kind of {np} {be} you{rest}?",
    ),
    ("are you (?:still |also )?(?P<np>an? .+)$", "What is it like to be {np}?"),
    ("were you (?:ever |once )?(?P<np>an? .+)$", "What was it like to be {np}?"),
    (r"(?P<x>are you (?:originally )?from (?!an?\b).+)$", "{x}, and what is it like there?"),
    (r"(?P<x>were you (?:originally )?from\b.+)$", "{x}, and what was it like there?"),
    (
        r"(?P<x>(?:was|were) (?:you|they|he|she) (?:an?|the|on|at|in|from|still)\b.+)$",
        "{x}, and what was that like?",
    ),
    (
        r"(?P<x>(?:is|are) (?:you|they|he|she) (?:an?|the|on|at|in|from|still)\b.+)$",
        "{x}, and what is that like?",
    ),
    (
        r"(?P<x>(?:is|are) .+ an? (?:good|bad|right|big|real|great)?\b.*\b(?:time|problem|advantage|reason|"
        r"idea|choice)\b.*)$",
        "{x}, and why?",
    ),
    (r"(?P<x>(?:was|were) (?:it|this|that) (?:an?|the|your|my)\b.+)$", "{x}, and how did that come about?"),
    (
        r"<be> (?P<x>.*\b(?:included|covered|reimbursed|compatible|recogni[sz]ed|accredited)\b.*)$",
        "To what extent {be} {x}?",
    ),
    (
        f"(?P<x>(?:is|are) (?:{SUBJECT}|{DETERMINER}(?: {WORD}){{1,3}}?|{WORD}) (?:on|at|in|from|open|"
        r"taking)\b.+)$",
        "{x}, and what is that like?",
    ),
    (r"(?P<x>(?:was|were) (?!i |we |\w+ to ).+)$", "{x}, and how did that come about?"),
    (f"(?P<x>{BE} .+)$", "{x}, and why?"),
    # Having done
    (
        r"(?P<aux>have|had) (?P<s>you|they|we|people) (?:ever )?seen(?P<rest> (?:how|what|why|where|"
        r"which)\b.+)$",
        "What {aux} {s} seen of{rest}?",
    ),
    (
        "(?P<aux>have|had) (?P<s>you|they|we|people) (?:ever )?(?P<v>noticed|observed|experienced|"
        "felt|found)"
        r"(?P<rest> (?:how|what|why|where|which)\b.+)$",
        "What {aux} {s} {v} about{rest}?",
    ),
    (
        "(?P<aux>have|had) (?P<s>you|they|we|people) (?:ever )?(?P<vp>(?:noticed|seen|observed|"
        r"experienced|felt|found)\b.+)$",
        "In what ways {aux} {s} {vp}?",
    ),
    (
        r"<have> <subject> (?P<v>changed|grown|improved|shifted|evolved) (?:much|a lot|significantly)<all>",
        "How {aux} {s} {v}{rest}?",
    ),
    (
        r"(?P<x>(?:have|has) .+ (?:for (?:\w+ ){0,3}?(?:years?|months?|weeks?|time)|long|a while))$",
        "{x}, and what has that been like?",
    ),
    (
        r"(?P<aux>have|had) (?P<s>you|they|we|people)(?! always\b)<more>",
        "If {s} {aux}{rest}, what was that like?",
    ),
    (r"(?P<x>(?:have|has) (?!you\b)(?:\w+ ){1,4}?ever .+)$", "{x}, and how did that come about?"),
    (r"<have> (?!you\b|they\b|we\b|any|some)(?P<x>.+)$", "How {aux} {x}?"),
    # Doing
    (
        r"(?P<x>(?:does|do|did) (?!you\b|i\b)(?!.* any).*\b(?:more|less|better|worse|fewer)\b.*)$",
        "{x}, and why?",
    ),
    (
        r"(?:do|does|will|would) <subject> <often>need (?P<np>(?:an?|the)\b.+)$",
        "How important is {np}?",
    ),
    (
        rf"(?P<aux>{DO}|will|would) <subject> <often>(?P<vp>(?:need|have to)\b.+)$",
        "In what situations {aux} {s} {vp}?",
    ),
    (r"do you <often>(?P<vp>work (?:at|for|in|from|on|with|alone)\b.*)$", "What is it like to {vp}?"),
    (r"do you <often>(?P<vp><habit>\b.*)$", "What is it like when you {vp}?"),
    ("do (?P<s>people|they) <often>(?P<vp>.+)$", "In what situations do {s} {vp}?"),
    (r"<do> <s> <often>mind (?P<verb>\w+ing)<rest>", "How {do} {s} feel about {ing}{rest}?"),
    (
        r"do you (?:\w+ )?still (?P<vp>(?:learn|grow|develop|use|apply|help|support|teach|change|improve|"
        r"contribute|train|influence)\b.*)$",
        "In what ways do you still {vp}?",
    ),
    (rf"do you (?!.*\bstill\b)<often>(?P<vp>{MANNER}\b.*)$", "How do you {vp}?"),
    (r"(?P<x>do you <often>(?:care|trust|believe|respect|count|need|want|deserve)\b.*)$", "{x}, and why?"),
    (r"(?P<x>do you .+)$", "{x}, and what is that like?"),
    (
        r"(?P<x>can you (?:(?:even|really|still|also|already) )?(?:code|program|draw|sing|write|cook|drive|"
        r"swim|type|dance|play|speak|read)\b.*)$",
        "{x}, and how did you learn it?",
    ),
    (r"did <subject> go (?:ok|okay|well|smoothly|fine|badly)<rest>", "How did {s} go{rest}?"),
    (r"did (?!i )<s> <often>(?P<vp>(?:go|come)\b.*)$", "What led {s} to {vp}?"),
    ("did (?!i )<s> <often>(?P<vp>.+)$", "How did {s} come to {vp}?"),
    (r"will you be(?P<rest> (?:at|in|on|there)\b.*)$", "What will you be doing{rest}?"),
    (
        r"(?:can|could) you <please>(?P<verb>spare|talk|meet|come|join|call|speak|share|provide|send|write|"
        r"stop|hold|repeat|reply|wait|check|sign|confirm|drop|answer|bring|keep)\b"
        "(?! (?:french|german|spanish|english|it|them))<all>",
        "How would you feel about {ing}{rest}?",
    ),
    (
        r"(?:can|could) you (?:please )?(?:say|repeat) (?:that|it)(?: again| once more)?$",
        "How would you put that in other words?",
    ),
    (
        r"(?P<x>can you (?:\w+ )?(?:see yourself|trust|believe|rely|count)\b.*)$",
        "{x}, and why?",
    ),
    (
        r"(?P<x>can you (?:\w+ )?(?:afford|live|make)\b.*)$",
        "{x}, and how?",
    ),
    (r"(?P<x>can you (?!see\b|imagine\b|think\b).+)$", "{x}, and how does that work?"),
    (r"(?P<x>could you (?!imagine\b|think\b|tell\b).+)$", "{x}, and what would that be like?"),
    (
        r"does (?P<x>.+?) (?:really )?matter(?: (?:that much|much|a lot|at all))?<all>",
        "How much does {x} matter{rest}?",
    ),
    (
        r"(?P<x>(?:will|would) there (?:still |also )?be (?:\w+ )?(?:more|fewer|less|enough|many|much)\b.+)$",
        "{x}, and what does that depend on?",
    ),
    (
        "(?P<aux>will|would) there (?:still |also )?be <some>(?:an? )?<np><rest>",
        "What kind of {np} do you think there {aux} be{rest}?",
    ),
    ("could there be <some>(?:an? )?<np><rest>", "What {np} could there be{rest}?"),
    (
        "(?P<aux>will|would|does|do) <subject> (?P<vp>(?:be |get )?(?:required|needed|expected|allowed|"
        "included) ?.*)$",
        "In what situations {aux} {s} {vp}?",
    ),
    (
        r"(?P<do>do|does|did) (?!i\b)<subject> (?P<v>\w+) (?P<adv>well|fast|quickly|slowly|closely|far)$",
        "How {adv} {do} {s} {v}, and what does that depend on?",
    ),
    (
        rf"(?P<x>(?:do|does|did|will) .*\b(?:{OFTEN}|long|well|fairly|rapidly|quickly|enough|together|"
        rf"mostly)\b.*)$",
        "{x}, and what does that depend on?",
    ),
    (
        rf"(?P<x>(?:do|does) (?!i\b|any\w*\b|some\w*\b|.*\b{MANNER}\b).+)$",
        "{x}, and what difference does it make?",
    ),
    (rf"(?P<aux>will|can|could|does|do|did) (?!you\b|i\b)(?P<x>.*\b{MANNER}\b.*)$", "How {aux} {x}?"),
    (r"(?P<x>(?:can|could|might) (?!you\b|i\b|any\w*\b|some\w*\b).+)$", "{x}, and how?"),
    (r"(?P<x>(?:will|should|would) (?!you\b|i\b|any\w*\b|some\w*\b).+)$", "{x}, and why?"),
    (r"(?P<aux>does|do|did) (?!you\b|i\b|any\w*\b|some\w*\b)(?P<x>.+)$", "How {aux} {x}?"),
)
