"""Turns for questions that are better not asked as they are: each leads to a safe side of its subject."""

from __future__ import annotations

from infoview.domain.judge.turning import Turn
from infoview.domain.judge.verdicts import Flag

_JOB = "(?:jobs?|internships?|openings?|vacanc(?:y|ies)|positions?|placements?|opportunities)"
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
            r".*?\b(?P<vp>(?:hire|refer|recommend|consider|suggest|vouch for) me\b.*)$",
            "What would you need to see before you could {vp}?",
        ),
        (
            rf".*?\b(?:get|give|find|offer|land) (?:me )?(?P<np>(?:an?|my|the) .*\b(?:{_JOB}|role|"
            r"referral|reference)\b)<rest>",
            "How do people usually get {np}{rest}?",
        ),
        (
            rf".*?\b(?:any|some) (?P<np>(?:\w+ ){{0,2}}{_JOB})\b<rest>",
            "How do people usually hear about {np}{rest}?",
        ),
        (
            rf".*?\b(?P<np>(?:a chance of )?an? (?:\w+ ){{0,2}}{_JOB})\b<rest>",
            "How do people usually get {np}{rest}?",
        ),
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
