"""The words of English questions, and the pieces of pattern that the rules are put together from.

Patterns match the normal form of a phrase (``words.Phrase.norm``): lower case, one blank between words, marks
as words of their own, contractions opened ("what's" is "what is", "don't" is "do not").
"""

from __future__ import annotations

import re
from functools import cache

# --- How words are brought to their normal form -------------------------------------------------

WH_WORDS = frozenset("what which who whom whose when where why how".split())
BE = "am|is|are|was|were"
DO = "do|does|did"
HAVE = "have|has|had"
MODAL = "can|could|will|would|shall|should|may|might|must"
AUX = f"(?:{BE}|{DO}|{HAVE}|{MODAL})"
_AUX_WORDS = f"{BE}|{DO}|{HAVE}|{MODAL}".split("|")

FUNCTION_WORDS = WH_WORDS | set(_AUX_WORDS) | set("and or he she his her you your a an many much".split())

SUFFIXES = {"re": "are", "ve": "have", "ll": "will", "m": "am"}

CONTRACTED: dict[str, tuple[str, ...]] = (
    {
        "can't": ("can", "not"),
        "won't": ("will", "not"),
        "shan't": ("shall", "not"),
        "cannot": ("can", "not"),
        "let's": ("let", "us"),
        "lets": ("let", "us"),
        "im": ("i", "am"),
        "ive": ("i", "have"),
        "youre": ("you", "are"),
        "youve": ("you", "have"),
        "youd": ("you", "would"),
        "thats": ("that", "is"),
        "theres": ("there", "is"),
        "wont": ("will", "not"),
        "cant": ("can", "not"),
        "d'you": ("do", "you"),
        "d'ya": ("do", "you"),
        "wanna": ("want", "to"),
        "y'all": ("you",),
        "and/or": ("or",),
    }
    | {
        f"{stem}nt": (stem, "not")
        for stem in "do does did is are was were could would should have has had".split()
    }
    | {f"{word}s": (word, "is") for word in ("what", "how", "who", "where", "when", "why")}
)

# Words that begin or decide a question, whose misspellings are mended, and real words that the slips of a
# finger must not be taken for.
MENDABLE = (
    "what which where when who how why would could should does did are can you your there have "
    "describe explain tell recommend share many about"
).split()
REAL_WORDS = frozenset(
    "hat were war hen went wen her here three their whose whole woo ho hot ow own now show low wow wold cold "
    "cloud should would could scold dose doe id die dice did add ad era ear area arte re ae cna act an acn "
    "yo you your our tour hour there three hose hare have shave hive tel ell tells shar hare sare share shre "
    "man any may mane yours can cane when whe whey wheat way hy describes tall explains too to".split()
)
RESPELT = {
    "u": "you",
    "ya": "you",
    "ur": "your",
    "yr": "your",
    "r": "are",
    "wat": "what",
    "wut": "what",
    "wht": "what",
    "hwo": "how",
    "dose": "does",
    "wich": "which",
    "wen": "when",
    "y": "why",
    "discribe": "describe",
    "desribe": "describe",
    "reccomend": "recommend",
    "reccommend": "recommend",
    "recomend": "recommend",
    "pls": "please",
    "plz": "please",
    "alot": "much",
    "favour": "favor",
    "favourite": "favorite",
    "résumé": "resume",
    "résumés": "resumes",
    "organisation": "organization",
    "summarise": "summarize",
    "programme": "program",
    "centre": "center",
    "licence": "license",
}

# --- Pieces of pattern ------------------------------------------------------------------------------

WH = "(?:what|which|who|whom|whose|when|where|why|how)"
PRONOUN = "(?:i|you|he|she|it|we|they|there)"
SUBJECT = f"(?:{PRONOUN}|this|that|these|those|one|people|someone|somebody|anyone|anybody|everyone|everybody)"
DETERMINER = (
    "(?:the|a|an|your|my|our|their|his|her|its|this|that|these|those|any|some|most|many|all|each|every|both)"
)
PREPOSITION = "(?:at|in|on|for|with|from|to|by|about|of|until|till|since|under|through|during|over|as)"
PLACE_OR_REASON = (
    "(?:at|in|on|for|with|without|from|by|about|until|since|under|through|during|over|as|like|within|between|among|"
    "outside|into|after|before|because|while|than|around|across|toward|towards|regarding|when|where|if|besides|"
    "per|throughout|against|upon|via|besides|beyond|so|once|right|early)"
)
WORD = r"[\w$][\w'’/.$%+@&-]*"

# Softeners that may stand between "could you" and the verb.
SOFT = (
    "(?:(?:please|kindly|maybe|perhaps|possibly|briefly|quickly|just|also|then|further|again|ever|at all|"
    "for me|in your own words|if possible|first|, please ,|,) )*"
)

# Who is told something.
TO_ME = "(?:(?:to |with |for )?(?:me|us|my (?:class|classmates|group|team|students)|our (?:class|group|readers|listeners)) )?"


def _tell_verbs(ing: bool) -> str:
    """Return the pattern of verbs that ask for an account rather than for a favor."""

    def verb(base: str) -> str:
        if not ing:
            return base
        stem = {"run": "runn", "let": "lett", "split": "splitt"}.get(base) or base.removesuffix("e")
        return stem + "ing"

    plain = "|".join(
        verb(base)
        for base in (
            "tell describe share explain elaborate expand comment discuss outline clarify summarize compare "
            "contrast detail define illustrate highlight recommend suggest provide offer list name identify give "
            "mention express characterize recount reflect touch teach educate enlighten inform explore "
            "sketch unpack delve dive specify indicate state pinpoint rank"
        ).split()
    )
    guided = (
        f"(?:{'|'.join(verb(base) for base in 'walk take guide run lead talk'.split())}) .{{0,30}}?\\bthrough"
    )
    spoken = (
        f"(?:{verb('talk')}|{verb('speak')}|{verb('chat')}) (?:{WORD} ){{0,6}}?"
        "(?:about|on|through|to (?:the|what|how|your|that|this|any|some|why))"
    )
    shown = f"{verb('show')} (?:me|us) (?:how|what|the|some|an example|examples)"
    pointed = f"(?:{verb('point')}|{verb('steer')}|{verb('direct')}) (?:me|us) (?:to|toward|towards|in)"
    helped = (
        f"{verb('help')} (?:me |us )?(?:to )?(?:better )?(?:understand|see how|see what|learn|get a (?:better )?"
        "(?:sense|feel|idea|picture)|make sense|figure out (?:what|how|why)|picture|think through)"
    )
    presented = f"{verb('introduce')} (?:yourself|your)"
    said = f"{verb('say')} (?:a (?:bit|little|few)|more|something|some)"
    told = f"(?:{verb('let')} (?:me|us) (?:know|hear)|{verb('fill')} (?:me|us) in)"
    shed = (
        f"(?:{verb('shed')}|{verb('cast')}|{verb('throw')}) .{{0,20}}light|{verb('paint')} .{{0,20}}picture"
    )
    split = f"{verb('break')} (?:it |that |this )?down|{verb('go')} (?:over|into|through)|{verb('think')} (?:back|about)"
    advised = f"{verb('advise')} (?:me|us)|{verb('refer')} (?:me|us) to (?:any |some |other |good )*(?:resources|books|websites|articles|reading)"
    parts = (plain, guided, spoken, shown, pointed, helped, presented, said, told, shed, split, advised)
    return f"(?:{'|'.join(parts)})"


TELL = _tell_verbs(ing=False)
TELLING = _tell_verbs(ing=True)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern once, when it is first needed: importing the judge compiles none of the rules."""
    return re.compile(pattern)
