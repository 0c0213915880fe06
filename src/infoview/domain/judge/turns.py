"""The table that turns closed questions around: one shape of question a row, the user's words in between.

The first row that fits and gives an open question decides; ``turning`` explains how rows are written.
"""

from __future__ import annotations

from infoview.domain.judge.doings import BEING_AND_DOING
from infoview.domain.judge.grammar import ADJUNCT, AUX, BE, DETERMINER, DO, HAVE, PRONOUN, WH, WORD
from infoview.domain.judge.turning import IF_I, PARTICIPLE, Turn

_GIVEN = (  # what one person can hand to another, behind "giving me"
    r"(?:(?:your|the|an?|some|any|more|another|\d+|two|three|five|ten|fifteen|twenty|few|couple of)\b )+"
    r"(?:\w+ ){0,2}?(?:cards?|e-?mails?|number|phone|address|contacts?|linkedin|notes?|slides?|copy|look|"
    r"tour|"
    r"minutes?|moment|link|list|names?|examples?|samples?|call|information|info|details?|feedback|"
    r"glimpse|peek|idea|"
    r"coffee|lift|visit|demo|portfolio|report|article|book)\b"
)

_ALTERS = (  # of what it brings about one asks how, not how likely
    r"(?:change|grow|evolve|develop|affect|shift|look|influence|impact|improve|shape|transform|be "
    r"different)\b"
)

TURNS: tuple[Turn, ...] = (
    (rf"(?:{BE}|{DO}|{HAVE}) {PRONOUN}$", "How do you see that?"),
    (
        "(?:(?:do )?you know what i mean|(?:(?:does|do) )?(?:that|this|it) make sense|right|really|true|yes|"
        "no|ok|okay|correct|agreed|seriously|fair enough)$",
        "What do you make of that?",
    ),
    (
        "(?:how|what) about we (?:meet|meeting|talk|talking|chat|chatting)<rest>",
        "How would you feel about talking{rest}?",
    ),
    ("(?:how|what) about we<more>", "What would be the best way for us to{rest}?"),
    ("(?:how|what) about i<more>", "How would you feel if I{rest}?"),
    ("(?:how|what) about (?:on |at )?(?P<x>.+)$", "How would you feel about {x}?"),
    (r"is <subject> (?:still |currently |now )?hiring<rest>", "How does {s} go about hiring{rest}?"),
    (r"are <subject> (?:still |currently |now )?hiring<rest>", "How do {s} go about hiring{rest}?"),
    # Somebody, something
    (
        "do you (?:happen to |maybe |possibly )?know (?:of )?<someone><place>(?:that|who) "
        rf"(?!{PRONOUN}\b)(?P<vp>.+)$",
        "Who do you know {place} who {vp}?",
    ),
    ("<known><someone><place>(?:that |who |whom )?<s> <aux><more>", "Who else {place} {aux} {s}{rest}?"),
    (rf"<known><someone><place>(?:that|who) (?P<vp>(?:<modal>|{BE}|{HAVE})\b.+)$", "Who else {place} {vp}?"),
    (rf"<known><someone><place>who (?!{PRONOUN}\b)(?P<vp>.+)$", "Who else {place} {vp}?"),
    (r"<be> there <someone><place>(?P<vp>\w+ing\b.*)$", "Who else {place} is {vp}?"),
    (
        "<known><someone> (?:that |who |whom )?you (?P<v>think|feel|believe|suggest|recommend)<more>",
        "Who else do you {v}{rest}?",
    ),
    ("<be> there <someone> you know (?P<vp>(?:who|that)\\b.+)$", "Who else do you know {vp}?"),
    ("<aux> <s> (?P<v>know(?: of)?|think of|have) <someone><rest>", "Who else {aux} {s} {v}{rest}?"),
    (
        "<be> there <something> (?:that |which )?<s> (?P<aux>do|does|did|have|has|had|would|could|should) "
        "not<more>",
        "What {else} {aux}n't {s}{rest}?",
    ),
    ("<be> there <something> (?:that |which )?<s> <aux>(?! not)<more>", "What {else} {aux} {s}{rest}?"),
    ("<be> there <something> (?:that |which )?<we> <present>(?P<vp>.+)$", "What {else} do {s} {vp}?"),
    ("<be> there <something> (?:that|which) <finite>(?P<vp>.+)$", "What {else} {vp}?"),
    ("<be> there <something><rest>", "What {else} {be} there{rest}?"),
    (
        "<aux> <s> <often><v> (?:any|some)thing (?P<kind>new|interesting|special|fun|specific|exciting|"
        "unusual|useful)<rest>",
        "What {kind} things {aux} {s} {v}{rest}?",
    ),
    (
        r"<aux> <s> <often>(?!mind |.*\b(?:if|whether|when|because)\b.* \w+thing)<v> <something><rest>",
        "What {else} {aux} {s} {v}{rest}?",
    ),
    (
        r"<do> <s> <often>(?P<v>\w+) any(?:one|body)(?: else)?<rest>",
        "Who {do} {s} {v}{rest}, and what is that like?",
    ),
    (r"<do> <subject> (?P<v>\w+) (?:any|some)thing<rest>", "What {do} {s} {v}{rest}?"),
    (rf"(?!{DO}\b)<aux> anything<more>", "What {aux}{rest}?"),
    # There is
    (
        f"(?:(?:do|did|would) you have|is there) any (?:idea|clue)(?P<rest> (?:{WH}|of|about|as to|if|"
        r"whether)\b.+)$",
        "What do you know about{rest}?",
    ),
    (
        "<be> there any (?:way|chance|possibility) (?:that )?i (?:could|can|might) (?P<vp>.+)$",
        "What would be the best way for me to {vp}?",
    ),
    ("<be> there any way to<more>", "What is the best way to{rest}?"),
    (
        "<have> there been (?:an? |any )?(?:time|point|moment)s? (?:when|where|that)<more>",
        "What was going on when{rest}?",
    ),
    ("<have> there been <some>(?:an? )?<np><rest>", "What {np} {aux} there been{rest}?"),
    ("(?P<x><be> there too (?:many|much) .+)$", "{x}, and why?"),
    (
        f"(?P<x>(?:is|was) there an? (?!(?:{WORD} )?(?:lot|deal|number|amount|bit|lack|shortage|range|"
        rf"variety|sense) of)(?:(?:{WORD} )?{WORD} of\b|reason\b).+)$",
        "{x}, and what is it?",
    ),
    ("<be> there such a thing as<more>", "What {be}{rest} like?"),
    (
        "<be> there <some><np> (?:that |which |who |whom )?<s> <aux>(?! not)<more>",
        "What {np} {aux} {s}{rest}?",
    ),
    ("<be> there <some><np> (?:that |which |who |whom )?<we> <present>(?P<vp>.+)$", "What {np} do {s} {vp}?"),
    ("<be> there (?:an? )?<some><np> (?:that|which|who) <finite>(?P<vp>.+)$", "What {np} {vp}?"),
    (
        rf"<be> there (?:very |so |that )?much <np> (?P<part>{PARTICIPLE})\b<rest>",
        "How much {np} {be} {part}{rest}, and what is that like?",
    ),
    (
        rf"<be> there <some><np> (?P<part>{PARTICIPLE}|open)\b<rest>",
        "What {np} {be} {part}{rest}?",
    ),
    (
        rf"<be> there <some>(?P<np><nouns>?) (?P<s>people|students|employers|companies) (?!{ADJUNCT}\b|"
        r"to\b|who\b|that\b|\w+ing\b)<present>(?P<vp>\w+\b.*)$",
        "What {np} do {s} {vp}?",
    ),
    (
        "<be> there an? (?:good |easy |best )?way(?: for (?:me|us|one))? to<more>",
        "What is the best way to{rest}?",
    ),
    (
        f"<be> there (?P<np>an? (?:{WORD} )?(?:typical|average|usual|standard|common|normal|clear|ideal|"
        "preferred)(?: <nouns>)?)<rest>",
        "What {be} {np}{rest} like?",
    ),
    (
        "<be> there (?:a lot of|lots of|much|plenty of|a great deal of|a (?:high|big|strong|real)|a "
        "(?=demand|need|market|culture|sense)) ?<np><rest>",
        "What {be} the {np} like{rest}?",
    ),
    ("<be> there an? <np><rest>", "What kind of {np} {be} there{rest}?"),
    ("<be> there an? <np><rest>", "What {be} the {np} like{rest}?"),
    ("<be> there many <np><rest>", "How common {be} {np}{rest}?"),
    (
        "<be> there <some>(?P<np>(?:free )?time|money)<rest>",
        "How much {np} {be} there{rest}, and what does that depend on?",
    ),
    ("<be> there <some><np><rest>", "What {np} {be} there{rest}?"),
    # Having
    (
        "<do> <subject> <often>(?P<v>require|involve|include) (?:any |an? |much |a lot of |lots of |some "
        ")?<np><rest>",
        "What kind of {np} {do} {s} {v}{rest}?",
    ),
    (r"(?P<adj>friendly|flexible) (?P<np>\w+s)$", "How {adj} are the {np}?"),
    (
        r"(?:long|good|nice|decent|bad|short|regular) (?P<np>\w+s)$",
        "What are the {np} like?",
    ),
    ("(?P<adj>good|nice|decent|bad) (?P<np>pay|money|food|company|boss|team)$", "How {adj} is the {np}?"),
    (
        "(?:would|could|can|will) you <please>(?P<verb>have) an? (?=look|read|listen|chat|word|"
        "think)(?P<np>[a-z]+)<rest>",
        "How would you feel about {ing} a {np}{rest}?",
    ),
    ("(?P<x>have you had (?:a|any) (?:chance|time|opportunity) to .+)$", "{x}, and what did you think?"),
    (
        r"(?:(?:do|would|will|might) you (?:happen to |maybe )?have|have you got) (?P<np>(?:[\w-]+ "
        "){0,4}?(?:time|minutes?|moment|hour))(?P<rest>(?: (?:to|for) (?:talk|chat|speak|meet|answer|"
        r"discuss|connect|coffee|me|an? (?:[\w-]+ ){0,3}?(?:call|chat|talk|coffee|meeting|conversation|"
        r"interview))\b.*?| (?:on|next|this|tomorrow|in|today)\b.*)?)(?: (?:with|to) me)?$",
        "How could we find {np}{rest}?",
    ),
    ("(?P<do>do|did|will|would) you <often>have to<more>", "How {do} you feel about having to{rest}?"),
    (
        rf"<owns> <subject> <often><got> <some>(?!{DETERMINER}\b|enough\b|to\b)<np> (?:that |which "
        f")?(?P<s2>{PRONOUN}) (?P<aux2>{AUX})<more>",
        "What {np} {aux2} {s2}{rest}?",
    ),
    ("do you have (?P<np>an? (?:business |contact )?card)$", "How could I get {np} from you?"),
    (
        r"(?:do|would) you <often>(?:have|got) (?P<np>an? (?:\w+ )?(?:free|spare|open|quiet) (?:\w+ "
        r")?(?:afternoon|"
        r"morning|evening|slot|day|week|hour|moment|minute))<rest>",
        "How could we find {np}{rest}?",
    ),
    (
        "do you (?:\\w+ )?have an? (?P<fav>favou?rite) <np><rest>",
        "What makes your {fav} {np}{rest} stand out?",
    ),
    (
        "do you (?:\\w+ )?have an? (?P<adj>typical|normal|average|usual|standard|regular|fixed|set) "
        "<np><rest>",
        "What is your {adj} {np} like{rest}?",
    ),
    (
        "do you (?:\\w+ )?have (?:an? )?<very>(?P<adj>good|nice|bad|healthy|strong|close|supportive|"
        "clear|great|busy|"
        "flexible|heavy|strict) <np>$",
        "How {adj} is your {np}?",
    ),
    (
        "do you (?:\\w+ )?have an? <very>(?P<adj>long|short|big|large|small) <np>$",
        "How {adj} is your {np}, and what is that like?",
    ),
    ("(?P<x>do you <often>have enough .+)$", "{x}, and what does that depend on?"),
    (
        "(?P<x>(?:do|does) <subject> <often>have (?:an? )?<very>(?:good|nice|bad|healthy|strong|close|"
        "supportive|clear|"
        "great|flexible|heavy|strict) .+)$",
        "{x}, and how does that show?",
    ),
    ("<owns> <subject> <often><got> an? <np><rest>", "What kind of {np} {aux} {s} {v}{rest}?"),
    (
        rf"<owns> <subject> <often><got> <some>(?!{DETERMINER}\b|enough\b|to\b|been\b)<np><rest>",
        "What {np} {aux} {s} {v}{rest}?",
    ),
    ("<be> <subject> any good<rest>", "How good {be} {s}{rest}?"),
    ("<aux> <subject> <v> any <np><rest>", "What {np} {aux} {s} {v}{rest}?"),
    # Liking, wanting
    (
        r"(?:do|would|might) you <often>(?:want|like|care) to (?P<verb>chat|talk|meet|connect|grab|join|"
        r"catch up|speak)\b"
        "<all>",
        "How would you feel about {ing}{rest}?",
    ),
    ("<do> <subject> <often><like> to <verb><rest>", "What {do} {s} {still} {v} about {ing}{rest}?"),
    ("<do> <subject> <often><like><more>", "What {do} {s} {still} {v} about{rest}?"),
    (f"(?P<aux>{HAVE}|{BE}) <subject> <often><liked><more>", "What {aux} {s} {v} about{rest}?"),
    ("(?:have|had|did) <s> <often>want(?:ed)?<more>", "What made {s} want{rest}?"),
    (
        "(?:do|would) (?P<s>you|they|people) <often>(?P<v>want|hope|plan|intend|aspire|tend)<more>",
        "What makes {s} {v}{rest}?",
    ),
    # Thinking, knowing
    (
        "(?:have|had|did) you (?:ever )?(?:thought (?:about|of)|considered|think (?:about|of)|"
        "consider)<more>",
        "What are your thoughts on{rest}?",
    ),
    (
        "(?:do|would) you <often>(?:think|recommend|suggest|advise|say)(?: that)? i (?:should )?(?!could|"
        "can|am|have|will|would|was)(?P<vp>.+)$",
        "What would you want me to consider before I {vp}?",
    ),
    (
        r"do (?P<s>you|people|they) <often>(?P<v>think|believe|expect) (?:that )?(?!i\b|you\b|there\b|it "
        r"(?:will|would) be\b)"
        rf"(?!.*\b{_ALTERS})(?P<rest>(?:{WORD} ){{1,6}}?(?:will|could|might|is going to|are going to)\b.+)$",
        "How likely do {s} think it is that {rest}?",
    ),
    (
        r"<do> <s> <often>(?P<v>think|believe|expect)(?! there\b| (?:that )?i\b| it (?:will|would) "
        rf"be\b)(?P<rest> (?:that )?(?:{WORD} ){{1,6}}?(?:will|would|could|can|might|is going to|are going "
        r"to)\b.+)$",
        "How {do} {s} {v}{rest}?",
    ),
    ("did <s> find (?:it |that )?<adj><rest>", "How {adj} did {s} find it{rest}?"),
    (r"(?P<x><do> <s> <often><think>\b.*)$", "{x}, and why?"),
    (
        "(?P<do>do|does) <s> (?:happen to )?(?P<v>know|understand)(?: about)?<more>",
        "What {do} {s} {v} about{rest}?",
    ),
    (
        "(?P<do>can|could) <s> <often>(?P<v>remember|recall) (?P<np>.+)$",
        "What do {s} {still} {v} about {np}?",
    ),
    (
        "<do> <s> <often>(?P<v>remember|recall) what (?P<np>.+) (?:was|were) like$",
        "What {do} {s} {v} about {np}?",
    ),
    ("<do> <s> <often>(?P<v>remember|recall)<more>", "What {do} {s} {still} {v} about{rest}?"),
    ("are <s> (?:aware of|familiar with)<more>", "What do {s} know about{rest}?"),
    # Recommending, advising, choosing again
    (
        "would you (?:ever |still )?recommend (?P<x>.+?) to (?P<who>(?:a |an |the |your |other |some|"
        "any)?(?:friends?|one|students?|others|people|daughter|son|children|kids|younger \\w+|body|"
        "beginner|newcomer)\\b.*)$",
        "What would you tell {who} about {x}?",
    ),
    (
        r"would you (?:ever |still |also )?(?:recommend|suggest|advise) (?!i\b|that\b|me\b|(?:a |students?|"
        r"someone).* to\b)(?P<x>.+)$",
        "What would you tell someone who is thinking about {x}?",
    ),
    (
        r"do you <often>(?:recommend|suggest|advise) (?!i\b|that\b|me\b|(?:a |students?|someone).* "
        r"to\b)(?P<x>.+)$",
        "What would you tell someone who is thinking about {x}?",
    ),
    (
        "would you (?P<vp>(?:advise|tell|encourage|suggest|recommend) .+)$",
        "In what situations would you {vp}?",
    ),
    (
        r"would you (?P<vp>(?:say|consider|describe|agree|call|characterize|rate|think|feel)\b.+)$",
        "To what extent would you {vp}?",
    ),
    ("would it be (?P<v>fair|right|true) to say<more>", "To what extent would it be {v} to say{rest}?"),
    (
        "is it (?P<v>fair|right|true|accurate|correct|safe) to say<more>",
        "To what extent is it {v} to say{rest}?",
    ),
    ("should i be <very>(?P<adj>\\w+)(?P<rest> about\\b.+)$", "How {adj} should I be{rest}?"),
    ("(?P<x>should i (?:be|have|feel|worry|expect|bother)\\b.+)$", "{x}, and why?"),
    ("should i<more>", "What should I consider before I{rest}?"),
    ("(?P<x>should .+)$", "{x}, and why?"),
    # Permission and favors
    ("(?:may|can|could|might) i <please>borrow<more>", "How would you feel about lending me{rest}?"),
    (
        rf"(?:may|can|could|might) i <please>(?:have|get)(?P<rest> {_GIVEN}.*)$",
        "How would you feel about giving me{rest}?",
    ),
    (
        r"(?:can|could) i <please>(?P<v>get|have)\b(?! (?:in touch|in contact|to know|hold of|an? "
        r"word)\b)<all>",
        "How could I {v}{rest}?",
    ),
    (
        f"(?:(?:may|can|could|might|shall) i |{IF_I})<please>(?P<verb>record|take|use|quote|ask|shadow|"
        r"visit|sit|bring|count|share|mention|see|buy|treat|attend|come|tell|join|trouble|pick|call|"
        r"phone|ring|text|email|message|write)\b<all>",
        "How would you feel about me {ing}{rest}?",
    ),
    ("shall i <please><verb><all>", "How would you feel about me {ing}{rest}?"),
    (
        "(?:can|could) i (?:still |ever |also |just )?(?P<v>work|study|teach|learn|do|become|be|live|make|"
        r"earn|start|move|switch|go|specialize|succeed|survive)\b<all>",
        "How could I {v}{rest}?",
    ),
    ("(?:may|can|could|might) i <please>(?P<vp>.+)$", "What would be the best way for me to {vp}?"),
    ("(?:may|can|could|might|shall) we <please>(?P<vp>.+)$", "What would be the best way for us to {vp}?"),
    (
        "(?:would you mind|would (?:it|that) be <fine>(?: with you)?) if (?P<s>i|we)<more>",
        "How would you feel if {s}{rest}?",
    ),
    (
        "(?:do you mind|is it <fine>|mind) if i (?:could |can )?(?P<vp>.+)$",
        "What would be the best way for me to {vp}?",
    ),
    (
        "(?:is it|would it be) <fine>(?: for me)?(?: with you)? to (?P<verb>email|call|write|text|message|"
        "contact|phone|ring)<more>",
        "How would you feel about me {ing}{rest}?",
    ),
    (
        "(?:is it (?:ok|okay|alright|all right|fine|possible for (?:me|us))|would it be <fine>)(?: for "
        "(?:me|us))? to<more>",
        "What would be the best way to{rest}?",
    ),
    (
        r"(?:would|are|will|could) you (?:be )?(?:\w+ )?(?:open to|opposed to|interested in|up for|"
        r"available for|free for|ok(?:ay)? with)(?P<rest> (?:an?|the|me|\w+ing|some|my|coffee|lunch)\b.*)$",
        "How would you feel about{rest}?",
    ),
    (
        r"(?:would|are|will|could) you (?:be )?(?:\w+ )?(?:willing|able|open|interested|happy|free|up|"
        "available|prepared) to <verb><rest>",
        "How would you feel about {ing}{rest}?",
    ),
    (
        r"would you (?:mind|consider|be (?:ok|okay|comfortable) with)(?P<rest> \w+ing\b.*)$",
        "How would you feel about{rest}?",
    ),
    (
        r"(?:can|could|will|would) you <please>help(?P<rest>(?: (?:me|us)(?: (?:with|in|on)\b.*)?)?)$",
        "What kind of help could you give{rest}?",
    ),
    (
        rf"(?:can|could|will|would) you <please><verb>(?P<rest> (?:{WORD} )*?(?:me|my|us|our)\b.*)$",
        "How would you feel about {ing}{rest}?",
    ),
    (
        "<please>(?P<verb>forward|pass|send|introduce|connect|refer|recommend|suggest|keep|call|email|meet|"
        "review|look|put|help|give)<more>",
        "How would you feel about {ing}{rest}?",
    ),
    *BEING_AND_DOING,
)
