"""The words of English questions, and the pieces of pattern that the rules are put together from.

Patterns match the normal form of a phrase (``words.Phrase.norm``): lower case, one blank between words, marks
as words of their own, contractions opened ("what's" is "what is", "don't" is "do not").
"""

from __future__ import annotations

import re
from functools import cache


def one_of(words: str) -> frozenset[str]:
    """Return the words of a line as a set; rows of words read better without their quotation marks."""
    return frozenset(words.split())


# --- Word classes ---------------------------------------------------------------------------------

BE = "(?:am|is|are|was|were)"
DO = "(?:do|does|did)"
HAVE = "(?:have|has|had)"
MODAL = "(?:can|could|will|would|shall|should|may|might|must)"
AUX = f"(?:{BE}|{DO}|{HAVE}|{MODAL})"
WH = "(?:what|which|who|whom|whose|when|where|why|how)"
PRONOUN = "(?:i|you|he|she|it|we|they|there)"
POINTER = "(?:this|that|these|those)"
PEOPLE = "(?:one|people|someone|somebody|anyone|anybody|everyone|everybody)"
SUBJECT = f"(?:{PRONOUN}|{POINTER}|{PEOPLE})"
ARTICLE = "(?:the|a|an|your|my|our|their|his|her|its)"
DETERMINER = f"(?:{ARTICLE}|{POINTER}|any|some|most|many|all|each|every|both)"
PREPOSITION = "(?:at|in|on|for|with|from|to|by|about|of|until|till|since|under|through|during|over|as)"
# What may follow a noun phrase: the words that begin a place, a time, a reason or a condition.
ADJUNCT = (
    "(?:at|in|on|for|with|without|from|by|about|until|since|under|through|during|over|as|like|within|"
    "between|among|outside|into|after|before|because|while|than|around|across|towards?|regarding|when|"
    "where|if|besides|behind|per|throughout|against|upon|via|beyond|so|once|right|early)"
)
WORD = r"[\w$][\w'/.$%+@&-]*"

WH_WORDS = one_of("what which who whom whose when where why how")
AUX_WORDS = one_of(
    "am is are was were do does did have has had can could will would shall should may might must"
)

# --- Normal forms ---------------------------------------------------------------------------------

# Of two words with a slash between them ("do/did", "your/the") the first is read.
FUNCTION_WORDS = WH_WORDS | AUX_WORDS | one_of("and or he she his her you your a an many much")

SUFFIXES = {"re": "are", "ve": "have", "ll": "will", "m": "am"}

CONTRACTED: dict[str, tuple[str, ...]] = {
    "can't": ("can", "not"),
    "cant": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "wont": ("will", "not"),
    "shan't": ("shall", "not"),
    "let's": ("let", "us"),
    "lets": ("let", "us"),
    "im": ("i", "am"),
    "ive": ("i", "have"),
    "youre": ("you", "are"),
    "youve": ("you", "have"),
    "youd": ("you", "would"),
    "thats": ("that", "is"),
    "theres": ("there", "is"),
    "d'you": ("do", "you"),
    "wanna": ("want", "to"),
    "y'all": ("you",),
    "and/or": ("or",),
}
CONTRACTED |= {f"{stem}nt": (stem, "not") for stem in AUX_WORDS - {"am", "can", "will", "may", "shall"}}
CONTRACTED |= {f"{word}s": (word, "is") for word in ("what", "how", "who", "where", "when", "why")}

RESPELT = {
    "u": "you",
    "ya": "you",
    "ur": "your",
    "r": "are",
    "wat": "what",
    "wut": "what",
    "hwo": "how",
    "hw": "how",
    "wen": "when",
    "dose": "does",
    "discribe": "describe",
    "reccomend": "recommend",
    "pls": "please",
    "plz": "please",
    "alot": "much",
    "favour": "favor",
    "favourite": "favorite",
    "résumé": "resume",
    "licence": "license",
    "summarise": "summarize",
    "analyse": "analyze",
    "organisation": "organization",
    "programme": "program",
}

# Words that decide a verdict, whose misspellings are mended; and the real words that a slip could be.
_MENDABLE = (
    "what which where when who how why would could should does did are can you your there have describe "
    "explain tell recommend share many about"
)
_REAL_WORDS = one_of(
    "hat were war hen went her here three their whole woo ho hot ow own now show low wold cold cloud scold "
    "dose doe id die dice add ad era ear area re ae an acn yo our tour hour hose hare shave hive tel ell "
    "tells shar sare man any may mane yours cane whe way hy describes tall explains too to"
)


@cache
def slips() -> dict[str, str]:
    """Return the likely slips in ``_MENDABLE`` words: two letters swapped, one left out, one doubled."""
    found: dict[str, str] = {}
    for word in _MENDABLE.split():
        swapped = [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]
        dropped = [word[:at] + word[at + 1 :] for at in range(1, len(word))] if len(word) > 3 else []
        doubled = [word[:at] + word[at] + word[at:] for at in range(len(word))]
        for slip in swapped + dropped + doubled:
            if slip not in _REAL_WORDS:
                found.setdefault(slip, word)
    return found | RESPELT


# --- Verbs that ask for an account ----------------------------------------------------------------

_TELLING_VERBS = (
    "describe share explain elaborate expand comment discuss outline clarify summarize compare contrast "
    "detail define illustrate highlight recommend suggest provide offer list name identify give mention "
    "express characterize recount reflect touch teach educate enlighten inform explore sketch unpack delve "
    "dive specify indicate state pinpoint rank spell rate"
)
_ING = {"run": "running", "let": "letting", "sum": "summing"}


def _tell(*, ing: bool) -> str:
    """Return the pattern of verbs that ask for an account rather than for a favor, in one of two forms."""

    def verb(base: str) -> str:
        return _ING.get(base, base.removesuffix("e") + "ing") if ing else base

    def verbs(bases: str) -> str:
        return "(?:" + "|".join(verb(base) for base in bases.split()) + ")"

    me = "(?:me|us)"
    return (
        "(?:"
        + "|".join(
            (
                verbs(_TELLING_VERBS),
                rf"{verb('tell')}\b(?! (?:right|that|if|whether|when|from|immediately|early|straight|at)\b)",
                rf"{verb('be')} (?:an? (?:bit|little) )?more (?:specific|concrete|precise|explicit)",
                f"{verb('refer')} {me} to (?:{WORD} ){{0,3}}?(?:resources?|articles?|books?|websites?|"
                "sources?|readings?|materials?|podcasts?|journals?|studies)",
                rf"{verbs('walk take guide run lead talk')} .{{0,30}}?\bthrough",
                f"{verbs('talk speak chat')} (?:{WORD} ){{0,6}}?(?:about|on|through|to (?:the|what|how|"
                "your|that|any|why))",
                rf"{verb('show')} {me} (?:how|what|the|some|examples?|an example)",
                rf"{verbs('point steer direct')} {me} (?:to|towards?|in)|{verb('point')} out",
                f"{verb('help')} (?:{me} )?(?:to )?(?:better )?(?:understand|see how|see what|learn|make "
                "sense|picture)",
                f"{verb('help')} (?:{me} )?(?:get a (?:better )?(?:sense|feel|idea|picture)|think through|"
                r"figure out \w+)",
                rf"{verb('introduce')} (?:yourself|your)",
                rf"{verb('say')} (?:a (?:bit|little|few)|more|something|some)",
                rf"{verb('let')} {me} (?:know|hear)|{verb('fill')} {me} in",
                rf"{verbs('shed cast throw')} .{{0,20}}light|{verb('paint')} .{{0,20}}picture",
                rf"{verb('take')} {me} back|{verb('sum')} up|{verb('break')} (?:it |that |this )?down",
                rf"{verb('go')} (?:over|into|through)",
                rf"{verb('think')} (?:back|about)|{verb('advise')} {me}",
            )
        )
        + ")"
    )


TELL = _tell(ing=False)
TELLING = _tell(ing=True)
TO_ME = (
    "(?:(?:to |with |for )?(?:me|us|my (?:class|classmates|group|team|students)|our (?:class|group|readers|"
    "listeners)) )?"
)
# Softeners that may stand between "could you" and the verb.
SOFT = (
    "(?:(?:please|kindly|maybe|perhaps|possibly|briefly|quickly|just|also|then|further|again|ever|at all|"
    "for me|in your own words|if possible|super|real quick|\\w+ly|,) )*"
)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern once, when it is first needed: importing the judge compiles none of the rules."""
    return re.compile(pattern)
