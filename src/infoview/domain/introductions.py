"""What the user says about themselves: the introduction, the goal, and how they came upon somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable

from infoview.domain.blanks import said, spoken_names, with_article, with_the
from infoview.domain.profile import Profile
from infoview.domain.roles import is_former, spoken_role
from infoview.domain.types import Source

WORDS_A_MINUTE = 150
"""House rule: the pace of somebody who speaks calmly; nerves make it faster, not slower."""

LONGEST = 60
"""Seconds that an introduction may take (domain facts 4.3)."""

MOST_WORDS = LONGEST * WORDS_A_MINUTE // 60
"""Words that an introduction may have."""


PARTS = {
    "name": "your name",
    "school": "your school or your job",
    "exploring": "what you are looking into",
}
"""What each field that an introduction needs is called when it is missing."""


def introduction(profile: Profile) -> str:
    """Return the introduction to say or write: the user's own, else one made of what is known.

    It never has a gap: what is not known is not mentioned. It is empty where nothing is known.
    """
    if profile.introduction:
        return profile.introduction
    name, study = said(profile.name), _study(said(profile.year), said(profile.school))
    head = f"I'm {', '.join(part for part in (name, study) if part)}" if name or study else ""
    job = "" if study and _STUDENT.search(said(profile.job)) else said(profile.job)  # that is said already
    clauses = [clause for clause in (_work(job), _exploring(said(profile.exploring))) if clause]
    if head and study and len(clauses) == 1:
        return f"{head}, and {clauses[0]}."
    return " ".join(f"{sentence}." for sentence in (head, ", and ".join(clauses)) if sentence)


def missing(profile: Profile) -> tuple[str, ...]:
    """Return which fields an introduction still needs: ``name``, ``school`` (or a job), ``exploring``."""
    if profile.introduction:
        return ()
    known = {
        "name": profile.name,
        "school": profile.school or profile.year or profile.job,
        "exploring": profile.exploring,
    }
    return tuple(field for field, value in known.items() if not said(value))


def seconds_for(words: int) -> int:
    """Return how many seconds so many words take to say, at `WORDS_A_MINUTE`."""
    return round(words * 60 / WORDS_A_MINUTE)


def too_many(words: int) -> int:
    """Return how many of so many words are to go, where they take longer than an introduction may."""
    return words - MOST_WORDS if seconds_for(words) > LONGEST else 0


def spoken_goal(goal: str) -> str:
    """Return a goal as a sentence to say: "learn how prices are made" is what the user would like to."""
    goal = said(goal)
    if not goal:
        return ""
    if goal.endswith("?"):
        return f"My main question is this: {goal}"
    if asks_for_a_job(goal):
        place = _JOB_HUNT.sub("", goal)
        bare = re.sub(r"(?:an?|my|the|any|some)\s+", "", place, count=1, flags=re.IGNORECASE)
        article = re.match(r"(?:an?|my|any|some)\s", place, re.IGNORECASE)
        return f"I'd like to learn how people find {with_article(bare) if article else place}."
    if _DOING.match(goal):
        return f"My goal is {_small(goal, surely=True)}."
    wishes = ((_TO, "I'd like "), (_TO_DO, "I'd like to "), (_QUESTION_WORD, "I'd like to find out "))
    return _clause(goal, wishes, otherwise="I'd like to learn more about ") + "."


def asks_for_a_job(goal: str) -> bool:
    """Tell whether a goal is to get a job from somebody, and not to learn something."""
    return bool(_JOB_HUNT.match(said(goal)) and re.search(rf"\b{_JOB}\b", goal, re.IGNORECASE))


_JOB = "(?:jobs?|internships?|placements?|traineeships?|apprenticeships?|openings?|vacanc(?:y|ies)|offers?)"
_JOB_HUNT = re.compile(
    r"(?:(?:I(?:['\u2019]d| would) like|I want|I hope|I need) )?(?:to )?(?:find|get|land|secure|look for|"
    r"apply for|"
    rf"obtain|score|finding|getting|landing|securing)\s+(?:me\s+)?(?=(?:\S+\s+){{0,4}}?{_JOB}\b)",
    re.IGNORECASE,
)


def how_found(source: Source | None, *, met_at: str | None = None, school: str | None = None) -> str:
    """Return in a sentence how the user came upon somebody; empty where that is not known.

    Who named them is not said here: whether the name may be used is for the caller to know.

    Args:
        source: how they were found.
        met_at: where they met, as typed.
        school: the user's own, which somebody found among the alumni shares.
    """
    place = said(met_at)
    at = place if re.match(r"(?:at|in|on|during)\b", place, re.IGNORECASE) else f"at {place}"
    if source is Source.GUEST_SPEAKER:
        return f"I heard you speak {at}." if place else "I heard you speak as a guest."
    if source is Source.EVENT:
        return f"We met {at}." if place else "We met at an event."
    alumni = f"the alumni of {with_the(said(school))}" if said(school) else "our alumni"
    found = (
        f"I found you among {alumni}" if source is Source.ALUMNI else _FOUND.get(source or Source.OTHER, "")
    )
    met = f"we met {at}" if place else ""
    clauses = ", and ".join(part for part in (found, met) if part)
    return f"{clauses[:1].upper()}{clauses[1:]}." if clauses else ""


_FOUND = {
    Source.MEMBERSHIP_LIST: "I found your name on a list of members",
    Source.REFERRAL: "you were recommended to me",
    Source.FAMILY_FRIEND: "we know each other through family and friends",
    Source.FACULTY: "I came to you through the faculty",
    Source.COWORKER: "we know each other from work",
    Source.LINKEDIN: "I came across your profile on LinkedIn",
    Source.SOCIAL_MEDIA: "I came across you on social media",
    Source.ARTICLE_AUTHOR: "I read what you have written",
    Source.COLD: "I was looking for people who do this work, and your name came up",
}  # what is left, other, says nothing that one could say aloud


# Who the user is.


def _study(year: str, school: str) -> str:
    """Return what follows a name: "a third-year student at Hill College", "Hill College class of 2024"."""
    if not year:
        return f"from {with_the(school)}" if school else ""
    if of := _CLASS.fullmatch(year):
        return f"{school} class of {of[1]}".lstrip()
    of_school = f" of {with_the(school)}" if school else ""
    if since := _GRADUATED.fullmatch(year):
        return f"a {since[1]} graduate{of_school}"
    if since := _GRADUATED_LATELY.fullmatch(year):
        return f"a graduate{of_school}, {since[1]}"
    if re.search(r"\b(?:graduate|grad|alum|alumna|alumnus)$", year, re.IGNORECASE):
        return with_article(_small(year)) + of_school
    return _student(year) + (f" at {with_the(school)}" if school else "")


def _student(year: str) -> str:
    """Return a year of study as what somebody is: "3rd year economics" is a third-year economics student."""
    if nth := _YEAR_OF_STUDY.fullmatch(year):
        ordinal = next(group for group in nth.groups() if group).casefold()
        return _in_year(_ORDINALS.get(ordinal, ordinal), nth[5] or "")
    if _AS_IT_IS.match(year):
        return _small(year)
    if re.search(r"\b(?:semester|term|trimester)$", year, re.IGNORECASE):
        return f"in my {_small(year)}"
    if re.search(r"\b(?:in|of)\s", year):
        return f"doing {with_article(year)}"  # a degree: "MBA in finance"
    role = re.sub(r"\b(freshman|sophomore|junior|senior) year$", r"\1", year, flags=re.IGNORECASE)
    return with_article(_small(role) if _ROLE.search(role) else f"{_small(role)} student")


def _in_year(ordinal: str, subject: str) -> str:
    """Return who is in a year of a subject: "of my degree", "economics", "student of law" or nothing."""
    if re.match(r"(?:of|in)\b", subject, re.IGNORECASE):
        return f"in the {ordinal} year {subject}"
    has_student = re.search(r"\bstudent\b", subject, re.IGNORECASE)
    words = (f"{ordinal}-year", subject, "" if has_student else "student")
    return with_article(" ".join(word for word in words if word))


def _work(job: str) -> str:
    """Return a job as a clause: "I work as a nurse", "I work in retail", "I'm between jobs"."""
    if not job or _NOTHING.fullmatch(job):
        return ""
    if _OWN_SENTENCE.match(job):
        return f"I{job[1:]}"
    if _NO_JOB.match(job) and not spoken_role(job):
        return f"I'm {_small(job)}"
    if re.match(r"(?:in|at|for|with|on|from|as)\b", job, re.IGNORECASE):
        return f"I work {_small(job)}"
    return _occupied(
        re.sub(r"(?<=\w)\s*[,@]\s*(?=\w)", " at ", job) if len(re.findall(r"[,@]|\bat\b", job)) == 1 else job
    )


def _occupied(title: str) -> str:
    """Return the name of a job as a clause; what is no occupation is the field of the work: in marketing."""
    kind = re.split(r"\s(?:at|in|for)\s", title, maxsplit=1)[0]
    if (is_former(title) and spoken_role(kind)) or _STUDENT.search(kind):
        bare = re.sub(r"^an?\s+", "", title, flags=re.IGNORECASE)
        return f"I'm {with_article(_small(bare, surely=True))}"
    if re.fullmatch(r"freelance|part[- ]time|full[- ]time", title, re.IGNORECASE):
        return f"I work {title.casefold()}"
    if not spoken_role(kind) and _FIELD.search(kind):
        return f"I work in {spoken_names(industry=kind).get('industry', kind)}{title.removeprefix(kind)}"
    named = bool(re.match(r"(?:an?|the|my)\b", title, re.IGNORECASE))
    return f"I work as {_small(title) if named else with_article(title)}"


def _exploring(field: str) -> str:
    """Return what the user looks into as a clause: a field, a question, a change, a wish."""
    field = _LOOKING_INTO.sub("", field).rstrip("? ")
    wishes = (
        (_TO, "I'd like "),
        (_TO_DO, "I'd like to "),
        (_QUESTION_WORD, "I'm trying to find out "),
        (_CHANGE, "I'm thinking about "),
    )
    return _clause(field, wishes, otherwise="I'm looking into ") if field else ""


def _clause(typed: str, beginnings: Iterable[tuple[re.Pattern[str], str]], *, otherwise: str) -> str:
    """Return what was typed behind the beginning that goes with its first words; a sentence as it is."""
    if _OWN_SENTENCE.match(typed):
        return f"I{typed[1:]}"
    for pattern, beginning in beginnings:
        if pattern.match(typed):
            return beginning + _small(typed)
    return otherwise + typed


def _small(text: str, *, surely: bool = False) -> str:
    """Return a text with a small first letter where that is only the capital of a sentence's beginning."""
    first, *rest = text.split(" ", 1)
    ordinary = surely and first[1:] == first[1:].lower()
    known = ordinary or first.casefold() in _COMMON or first.casefold() in _ORDINALS.values()
    return " ".join([first.casefold() if known else first, *rest])


_OWN_SENTENCE = re.compile(r"(?:I|i)(?:['\u2019](?:m|d|ve)|\s)")
_LOOKING_INTO = re.compile(
    r"^(?:(?:I['\u2019]m|I am)\s+)?(?:looking into|exploring|interested in|curious about)\s+", re.IGNORECASE
)
_TO = re.compile(r"to\s", re.IGNORECASE)
_QUESTION_WORD = re.compile(r"(?:whether|if|how|what|which|why|where|when|who)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"(?:moving|switching|changing|becoming|going|getting|starting|leaving|doing|returning)\s", re.IGNORECASE
)
_TO_DO = re.compile(
    r"(?:learn|understand|find|see|hear|know|get|decide|meet|compare|explore|discover|choose|talk|build"
    r"|improve|become|start|figure|prepare|join|gain|develop|ask|make|be|go|enter|break|switch|move|grow|"
    r"connect"
    r"|reach|speak|pick|narrow|clarify|test|try|teach|earn|succeed|settle|gather|check|apply|create|avoid)\s"
    r"|network(?:$|\s(?:with|in|more|at)\b)|change (?:careers?|jobs?|my|the|direction|fields?)\b"
    r"|(?:work|study) (?:in|at|for|as|with|on|from|abroad|a|the)\b|(?:help|lead|open|run|practi[cs]e) "
    r"(?:a|an|my|the|"
    r"people|others)\b",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"(?:understanding|finding|becoming|getting|being|exploring|discovering|deciding|figuring|breaking|"
    r"networking"
    r"|choosing|knowing|seeing|making|improving|joining|gaining|preparing)\b"
    r"|(?:learning|working|starting|building|meeting|changing|moving|switching|talking|hearing) (?:a|an|"
    r"the|my|to|about"
    r"|in|at|how|more|what|with|for|from|into|careers|people)\b",
    re.IGNORECASE,
)
"""How a goal begins that names what the user would be doing."""
_STUDENT = re.compile(r"\bstudent$", re.IGNORECASE)
_NOTHING = re.compile(r"none|no|nothing|n/?a|no job|not yet|-+|\.+", re.IGNORECASE)
_FIELD = re.compile(
    r"(?:\w{2,}(?:ing|ics|ment|tion|sion|ance|ence|logy|graphy|ship|care|ware|istry|ture|icity)|\b(?:hr|"
    r"it|pr|ux|ui|ai|"
    r"qa|r&d|sales|law|tech|media|retail|data|sciences?|design|policy|music|arts?|films?|food|health|"
    r"energy|operations|"
    r"relations|resources|services?|success|support|logistics|communications|consulting|government|"
    r"politics|sports?|"
    r"tourism|security|safety|property|estate|hospitality|quality|strategy|charity|trade|industry|army|"
    r"navy|police))$",
    re.IGNORECASE,
)
"""How the name of a field or a department ends."""
_NO_JOB = re.compile(
    r"(?:self-employed|unemployed|retired|freelancing|between jobs|currently\b|looking\b|working\b"
    r"|on (?:\w+ )?leave)",
    re.IGNORECASE,
)

_CLASS = re.compile(r"(?:class of )?((?:19|20)\d\d|['\u2019]\d\d)", re.IGNORECASE)
_GRADUATED = re.compile(r"(?:graduated|graduate|grad)(?: in| of)? ((?:19|20)\d\d)", re.IGNORECASE)
_GRADUATED_LATELY = re.compile(r"graduated(?: in| on)? (.+)", re.IGNORECASE)
_ORDINALS = {
    "1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "6": "sixth",
    "1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth", "6th": "sixth",
    "one": "first", "two": "second", "three": "third", "four": "fourth", "five": "fifth", "six": "sixth",
}  # fmt: skip
_NTH = "first|second|third|fourth|fifth|sixth|final|last|penultimate|1st|2nd|3rd|[4-6]th"
_YEAR_OF_STUDY = re.compile(
    rf"({_NTH})|([1-6])|(?:({_NTH})[\s-]+years?|year[\s-]+([1-6]|one|two|three|four|five|"
    rf"six))(?:[\s,]+(.+))?",
    re.IGNORECASE,
)
_AS_IT_IS = re.compile(
    r"(?:an?|the|in|on|about|doing|studying|just|currently|almost|class|graduating)\s", re.IGNORECASE
)
_ROLE = re.compile(
    r"(?:student|candidate|junior|senior|sophomore|freshman|fresher|postdoc|undergraduate|undergrad|"
    r"postgraduate"
    r"|apprentice|trainee|major|fellow|researcher|pupil)$",
    re.IGNORECASE,
)
_COMMON = frozenset(
    """
    a an the in at for with on from as about doing studying just currently almost graduating to whether if
    how what which why where when who moving switching changing becoming going getting starting leaving
    returning learn understand find see hear know get decide meet compare explore discover choose talk build
    improve become start figure prepare join gain develop ask make self-employed unemployed retired
    freelancing between looking working first final last penultimate recent new junior senior sophomore
    freshman undergraduate undergrad postgraduate exchange master's
    """.split()  # noqa: SIM905 - so many words read better without quotes
)
"""Words whose capital is only that of a beginning."""
