"""Turns for questions that are better not asked as they are: each leads to a safe side of its subject."""

from __future__ import annotations

from infoview.domain.judge.turning import Turn
from infoview.domain.judge.verdicts import Flag

_JOB = "(?:jobs?|internships?|openings?|vacanc(?:y|ies)|positions?|placements?|opportunities)"
_BAD = (
    "(?:boring|stressful|lonely|tiring|scary|risky|demanding|overwhelming|repetitive|hard|difficult|"
    "tough|bad|"
    "terrible|awful|strange|political|dangerous|exhausting|frustrating|depressing|unfair|chaotic|rigid)"
)
_ROLE = "in a career like yours?"

DELICATE_TURNS: dict[Flag, tuple[Turn, ...]] = {
    Flag.ASKS_FOR_A_JOB: (
        (
            r"is (?P<s>your (?:[\w'-]+ ){0,2}[\w'-]+) (?:\w+ )??hiring<rest>",
            "How does {s} go about hiring{rest}?",
        ),
        (r"(?:.*\b)?hiring(?! manager)<rest>", "How does your team go about hiring{rest}?"),
        (
            r".*?\b(?P<verb>forward|pass|send|submit|share|hand|give)(?:ing)? (?P<x>my [\w']+)<more>",
            "What would make {x} worth {ing}{rest}?",
        ),
        (
            r".*?\b(?P<vp>(?:hire|refer|recommend|consider|suggest|vouch for) me\b.*|"
            r"(?:say|put in) an? (?:good )?word\b.*\b(?:for|about) me\b.*)$",
            "What would you need to see before you could {vp}?",
        ),
        (
            rf".*?\b(?:get|give|find|offer|land) (?:me )?(?P<np>(?:an?|my|the) .*\b(?:{_JOB}|role|"
            r"referral|reference)\b)<rest>",
            "How do people usually get {np}{rest}?",
        ),
        (
            r".*?\b(?:any|some) (?P<np>(?:\w+ ){0,2}(?:job|internship|opening|vacancy|position|placement))\b"
            "(?! (?:opening|opportunit|vacanc|offer))(?: for me)?<rest>",
            "How do people usually find a {np}{rest}?",
        ),
        (
            rf".*?\b(?:any|some) (?P<np>(?:\w+ ){{0,2}}{_JOB})\b<rest>",
            "How do people usually hear about {np}{rest}?",
        ),
        (
            rf".*?\b(?P<np>(?:a chance of )?an? (?:\w+ ){{0,2}}{_JOB})\b(?: for me)?<rest>",
            "How do people usually get {np}{rest}?",
        ),
    ),
    Flag.LEADING: (
        (
            r"do <s> <often>think (?:that )?(?!.*\b(?:change|grow|evolve|develop|"
            r"affect)\b)(?P<rest>(?:\S+ ){1,8}?"
            r"(?:will|would|could|can|might|is going to|are going to)\b.+)$",
            "How likely do {s} think it is that {rest}?",
        ),
        (
            r"do <s> <often>(?:think|agree|believe|say) (?:that )?(?P<x>.+)$",
            "What do you make of "
            r"the idea that {x}?",
        ),
        (rf"does <subject> get <very>(?P<adj>{_BAD})<adjunct>", "How {adj} does {s} get{rest}, if at all?"),
        (rf"<be> (?P<s>it|that|this|the \w+) <very>(?P<adj>{_BAD})$", "How {adj} {be} {s}, if at all?"),
    ),
    Flag.ASKS_FOR_A_MENTOR: (("", "How do people in your field usually find a mentor?"),),
    Flag.PERSONAL_PAY: (
        (
            r".*\b(?P<noun>salary|pay|income|compensation|money)\b",
            "What does {noun} usually depend on in a role like yours?",
        ),
        ("", "What does pay usually depend on in a role like yours?"),
    ),
    Flag.PRIVATE: (
        (
            r".*\b(?P<noun>kids|children|health problems|disabilities)\b",
            f"What role do {{noun}} play {_ROLE}",
        ),
        (
            r".*\b(?P<noun>family|faith|religion|church|politics|health|age|pregnancy|marriage)\b",
            f"What role does {{noun}} play {_ROLE}",
        ),
        (r".*\bmarri\w+\b", f"What role does marriage play {_ROLE}"),
        (r".*\bold\b", f"What role does age play {_ROLE}"),
        (r".*\breligious\b", f"What role does religion play {_ROLE}"),
        (r".*\b(?:vote|democrat|republican)\b", f"What role does politics play {_ROLE}"),
        ("", f"What role does private life play {_ROLE}"),
    ),
}
