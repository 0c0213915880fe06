"""What somebody can be called in a sentence: "as an analyst", but not "as a marketing"."""

from __future__ import annotations

import re


def spoken_role(typed: str) -> str:
    """Return a role as it stands behind "as a"; empty where nobody would say it so.

    "Analyst at Acme | Speaker" is an analyst, "Former CFO" a CFO. Marketing, HR and Ohio are no roles, nor
    are several people at once: what cannot be said is better not known.
    """
    role = " ".join(_BEHIND.sub("", typed).split()).strip(" ,")
    role = _GRADE.sub("", _BEFORE.sub("", role))
    return _in_sentence(role) if _names_a_person(role) else ""


def is_former(typed: str) -> bool:
    """Tell whether somebody had the role: Former CFO, ex-consultant, retired engineer."""
    return bool(_FORMER.match(typed.strip()))


def _names_a_person(role: str) -> bool:
    """Tell whether a role is an occupation: its head, before "of" or "and" or at the end, says so."""
    if _NO_NAME.match(role):
        return False
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", role)]
    head = re.findall(r"[^\W\d_]+", _LINK.split(role, maxsplit=1)[0])
    heads = {word.casefold() for word in (*head[-1:], *words[-1:])}
    return any(map(_is_occupation, heads)) or (
        not _is_several(words[-1:]) and any(word in _TITLES for word in words)
    )


def _is_several(words: list[str]) -> bool:
    """Tell whether the last word is one of many: engineers, managers."""
    return any(word.endswith("s") and _is_occupation(word.removesuffix("s")) for word in words)


def _is_occupation(word: str) -> bool:
    return word in _TITLES or word in _OCCUPATIONS or bool(_ENDING.fullmatch(word) and word not in _THINGS)


_BEHIND = re.compile(
    r"\s*(?:[|\u2022\u00b7;,(@]|\s[-\u2013\u2014/]\s|\s(?:at|bei|chez)\s).*$", re.IGNORECASE | re.DOTALL
)
_FORMER = re.compile(r"(?:(?:former(?:ly)?|previous(?:ly)?|retired|past)\b|ex\b)[\s:,-]*", re.IGNORECASE)
_BEFORE = re.compile(
    r"\A(?:(?:currently|now|an?|the|my|their|(?:i am|i'm|she is|he is)|(?:works?|working) as)\s+"
    rf"|{_FORMER.pattern})+",
    re.IGNORECASE,
)
_GRADE = re.compile(r"\s+(?:I{1,3}|IV|V|\d|emerit\w+)$")
_NO_NAME = re.compile(
    r"(?:works?|does|did|do|runs|teaches|leads|makes|helps|builds|studies|studying|teaching|leading|running"
    r"|working(?! student)|looking|seeking|wants?|hopes?|hoping|trying|interested|between|in|at|on|for|with"
    r"|from|to|not|no|i|we|open to|same|like|master of|masters? in|bachelor of|bachelors? in|ba|bsc|msc) ",
    re.IGNORECASE,
)
"""How a sentence or a degree begins."""
_LINK = re.compile(r"\s(?:of|for|in|at|and|to|with|on|de|du|der)\s|\s?[&/+]\s?", re.IGNORECASE)

_TITLES = frozenset(
    """
    manager director head lead chief president vp svp evp avp ceo cfo cto coo cio cmo cpo cso cro cco chro
    chairman chairwoman chairperson officer partner principal
    """.split()  # noqa: SIM905 - so many words read better without quotes
)
"""What names a person wherever it stands: Country Manager Germany, VP Sales."""

_OCCUPATIONS = frozenset(
    """
    academic actuary advocate agent aide alum alumna alumnus ambassador analyst apprentice architect
    associate athlete attorney barista boss bursar candidate captain champion chair chef chemist clerk coach
    coordinator cook correspondent counsel critic dean detective diplomat dramaturg entrepreneur envoy
    executive expert fellow fireman foreman freshman graduate grad guard guide guru hand host hostess imam
    intern judge labourer lieutenant locksmith maid major mate md mechanic medic member mentee mep midwife
    model monk mp msl nanny notary novelist nun nurse owner paralegal paramedic parent pastor pharmacist
    physicist pilot player playwright poet postdoc priest producer professor prof rabbi ranger receptionist
    registrar rep representative resident rn scholar secretary sergeant sheriff smith soldier sophomore sre
    swe dev steward stewardess student superintendent surgeon temp therapist trainee treasurer undergrad
    undergraduate vet veterinarian vicar waitress actress creative specialist valet warden gp emt pa cpa dba
    sdr bdr ba ae pm gm ea ta ra pi
    """.split()  # noqa: SIM905 - so many words read better without quotes
)
_ENDING = re.compile(
    r"\w{2,}(?:er|or|ist|iste|ista|ant|ian|eur|eure|euse|erin|man|woman|person|ee|yst|iere|ière)"
)
_THINGS = frozenset(
    """
    career center centre charter chapter cluster computer consumer container copper corner cover customer
    cyber cancer weather water power paper fiber fibre filter folder gender laser ledger letter layer matter
    newsletter number offer order other over under paper peer per pier poster powder power printer register
    river rubber server shelter silver sister software summer tender timber tower transfer twitter user
    voucher winter semester trimester whether master bachelor after never ever together another former later
    behavior behaviour color colour corridor door outdoor indoor exterior interior error factor floor for
    harbor harbour humor labor labour minor mirror motor nor or sector tumor vapor vector monitor junior
    senior assist checklist exist list mist persist resist twist plant restaurant grant relevant compliant
    significant important pleasant variant asian indian italian russian canadian austrian australian iranian
    ukrainian norwegian hungarian bulgarian brazilian belgian egyptian christian ian persian human german
    roman norman oman people coffee committee fee free tree degree three guarantee
    """.split()  # noqa: SIM905 - so many words read better without quotes
)
"""Words that end like an occupation and are none."""

_CAPITAL = re.compile(r"\b[A-Z](?=[a-z]+\b)")
_NAMES_IN_ROLES = frozenset(
    """
    african american arabic asian british chinese danish dutch english european finnish french german greek
    hebrew indian irish italian japanese korean latin norwegian polish portuguese russian scottish spanish
    swedish swiss turkish ukrainian welsh adobe amazon android angular apple aws azure boeing django docker
    drupal excel facebook figma flutter google hadoop instagram java javascript jira kotlin kubernetes
    linkedin linux magento matlab microsoft mongo netflix oracle pega php python rails revit ruby rust
    salesforce scala
    scrum shopify siemens spark spring swift tableau tesla unix unity unreal windows wordpress workday
    """.split()  # noqa: SIM905 - so many words read better without quotes
)
"""What keeps its capital in the name of a role: languages, peoples, firms, products."""
_ORDINARY = re.compile(
    r"(?:\w+(?:er|ers|or|ors|ist|ists|ant|ants|ent|ents|ing|ment|ion|ions|ician|arian|ware|ics|ance|ence|ory|ity)"
    r"|account|admin|analyst|analysts|and|apprentice|architect|art|assistant|associate|bank|board|brand|business"
    r"|chair|chemist|chief|clerk|climate|clinical|coach|commercial|content|corporate|creative|credit|customer"
    r"|data|deputy|design|development|digital|economist|energy|environmental|equity|executive|field|financial"
    r"|fellow|founder|fund|general|global|graduate|graphic|grid|head|health|human|industrial|intern|in|for|of|the"
    r"|investment|junior|key|lead|legal|mechanical|media|medical|nurse|nurses|offshore|partner|people|phd|pilot"
    r"|planner|policy|press|principal|process|product|products|professor|program|programs|programme|programmes"
    r"|project|projects|public|quality|regional|relations|resources|risk|sales|school|science|sciences|security"
    r"|senior|services|social|solar|staff|strategic|strategy|supply|chain|systems|system|tax|team|tech|technical"
    r"|technology|trade|trainee|transport|treasury|urban|user|venture|vice|water|web|wind|youth|co)",
    re.IGNORECASE,
)
"""Words of which roles are made, whose capital is only that of a heading."""


def _in_sentence(role: str) -> str:
    """Return a role with the capitals that it has in the middle of a sentence: team lead, head of sales, CEO.

    A capital at its beginning is that of a sentence; several are those of a heading, and go only where each
    of those words is an ordinary one: "Country Manager Germany" stays as it is.
    """
    capitals = [word for word in re.findall(r"\w+", role) if _CAPITAL.match(word)]
    if any(word.casefold() in _NAMES_IN_ROLES for word in capitals):
        return role
    if len(capitals) > 1 and not all(_ORDINARY.fullmatch(word) for word in capitals):
        return role
    return _CAPITAL.sub(lambda letter: letter[0].lower(), role)
