"""The turns of phrase that the check of a message looks for, as patterns; each takes bounded steps."""

from __future__ import annotations

import re

from infoview.domain.results.messages import Fault


def _any(*turns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(turns)})(?!\w)", re.IGNORECASE)


MINUTES = _any(
    r"\d{1,3}(?: ?(?:-|to|or|\u2013) ?\d{1,3})?[ -]?(?:min|mins|minutes?)",
    r"(?:five|ten|fifteen|twenty|twenty-five|thirty|forty|forty-five|a few) minutes",
    r"(?:half|quarter of) an hour",
)
"""How long a talk would take."""

CONNECTION = _any(
    r"(?:suggest|recommend|refer|introduc|mention)\w{0,5}",
    r"gave me your name|told me (?:of|about|to|that)|mutual|alum(?:ni|nus|na|ns?)",
    r"(?:we|you and I) (?:both|share|met|talked|spoke|worked|studied|know)",
    r"fellow|crossed paths|lecture halls|we both|writing (?:to you )?because",
    r"same (?:school|university|college|class|program|department)|(?:student|class|graduate) (?:at|of)",
    r"(?:your|the) (?:\w+ )?(?:talk|lecture|speech|panel|presentation|article|book|paper|post|profile|name"
    r"|episode|podcast|course|class|seminar|interview)",
    r"(?:heard|saw|found|met|meet|read|followed|know|knew) (?:of |about )?(?:you|your|me)",
    r"your work(?: (?:as|at|in|on)\b[^.?!\n]{1,80})? interests me",
    r"met (?:at|in|on|last)|came across|came to you|studied (?:at|under|with)|graduated from",
)
"""What leads the writer to the reader."""

_OPENINGS = r"(?:jobs?|positions?|internships?|openings?|vacanc(?:y|ies)|placements?|work experience)"

PHRASES: tuple[tuple[re.Pattern[str], Fault], ...] = (
    (
        _any(
            r"(?:(?:look|search|hunt|hop)ing|(?:like|want|wish|love|hope) to (?:apply|find)) (?:for )?"
            r"(?:(?:an?|any|my|the) )?(?:\w+ ){0,2}" + _OPENINGS,
            r"(?:are|is) (?:you|your \w+|they|\w+) (?:currently |now )?hiring|(?:hire|employ) me",
            rf"(?:any|current|open|suitable) (?:job |internship |entry-level )?{_OPENINGS}",
            r"give me a (?:job|chance)|consider me for|my application",
            r"(?:get|refer|offer) me (?:for |to )?(?:an?|the) (?:\w+ ){0,2}"
            r"(?:job|role|position|opening|interview)",
        ),
        Fault(
            "asks-for-a-job",
            "It asks for a job. Whoever is asked for one stops advising and begins to assess.",
            "Ask about their work and their way into it; openings come up by themselves.",
        ),
    ),
    (
        _any(
            r"(?:attach\w{0,3}|enclos\w{1,3}|find|review|look at|read|sen[dt](?:ing)? you|sharing)"
            r"[^.?!\n]{1,40}?(?:r[e\u00e9]sum[e\u00e9]s?|c\.?v|curriculum vitae|cover letter)",
            r"(?:r[e\u00e9]sum[e\u00e9]|c\.?v|cover letter)[^.?!\n]{1,30}?(?:attached|enclosed|below)",
        ),
        Fault(
            "resume",
            "It brings a resume, which makes a talk look like an application.",
            "Leave it out. A link to your profile under your name is enough.",
        ),
    ),
    (
        _any(r"pick(?:ing)? (?:your|ur) brains?"),
        Fault(
            "pick-your-brain",
            '"Pick your brain" asks for everything and for nothing in particular.',
            "Say what you would like to ask about, in four or five words.",
        ),
    ),
    (
        _any(
            r"(?:hope|trust) (?:that )?(?:this|my) (?:e-?mail |message |note |letter )?(?:finds|reaches) you"
        ),
        Fault(
            "empty-phrase",
            '"I hope this finds you well" spends the first line, the one that is read, on nothing.',
            "Begin with what leads you to them.",
        ),
    ),
)

NEGATION = re.compile(
    r"(?:\b(?:not|never|no|without)|n['\u2019]t)"
    r"(?: (?:be|yet|even|going to|want to|wish to|planning to|my|a))?\s+$",
    re.IGNORECASE,
)
"""What makes the words behind it mean that something is left undone."""

VAGUE = frozenset({
    "a", "an", "and", "any", "about", "advice", "application", "applications", "brief", "call", "can",
    "chat", "coffee", "connect", "connecting", "contact", "could", "day", "dear", "email", "for",
    "from", "good", "greetings", "hello", "help", "hey", "hi", "i", "important", "inquiry", "enquiry",
    "informational", "internship", "interview", "intro", "introduction", "job", "jobs", "just", "me",
    "meet", "meeting", "message", "morning", "my", "need", "network", "networking", "no", "none",
    "opportunities", "opportunity", "please", "possible", "question", "questions", "quick", "re",
    "regarding", "request", "say", "seeking", "short", "small", "some", "subject", "talk", "test",
    "thank", "thanks", "the", "there", "this", "to", "urgent", "with", "you", "your",
})  # fmt: skip
"""Words of which a subject that says nothing is made."""

UNFILLED = re.compile(
    r"\{[a-z][a-z_ -]{0,30}\}|<(?:name|company|role|title|school)>|\bX{3,}\b"
    r"|\[(?:(?:your|their|the|insert|first|last|my) )?(?:name|company|role|title|school|university|date|time"
    r"|industry|field|position|topic)[a-z ]{0,20}\]",
    re.IGNORECASE,
)
"""A blank of somebody's template."""
