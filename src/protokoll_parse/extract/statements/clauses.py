"""What one clause of a decision says: verb, kind, condition, date of effect, addressee, elections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.assignments.find import in_clause
from protokoll_parse.extract.dates import find_dates
from protokoll_parse.extract.people import names_in, organization_pattern
from protokoll_parse.extract.periods import find_periods
from protokoll_parse.extract.statements.results import answer, proposed_and
from protokoll_parse.extract.statements.verbs import VerbEntry, sense_of, verb_forms
from protokoll_parse.records.models import Clause, Election
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Passage

_ATT = compiled(r"\batt\s+", regex.IGNORECASE)
_WORD = compiled(r"[\p{L}-]+")
_FROM = compiled(r"(?:,|\s+från)\s+")
_CONDITION = compiled(
    r"\b(?:under\s+förutsättning\s+(?:att|av)|med\s+förbehåll\s+(?:för|om)|förutsatt\s+att|på\s+villkor\s+att)\b[^.;]*",
    regex.IGNORECASE,
)
# "protokollet från 15 september": the date of a document
_DATED = compiled(
    r"\b(?:protokoll|möte|sammanträde|skrivelse|brev|beslut|rapport|underlag)\p{L}*\s+(?:från|daterad\p{L}*)\s+(?:den\s+)?$",
    regex.IGNORECASE,
)
_EFFECT = compiled(
    r"\b(?:från(?:\s+och\s+med)?|fr\.?\s?o\.?\s?m\.?|from|gälla|i\s+kraft|med\s+verkan\s+från)\s+(?:från\s+|den\s+)*$",
    regex.IGNORECASE,
)
# the first day is meant: "från och med 2025", "att gälla från årsskiftet", "fr.o.m. mars"
_FROM_START = compiled(
    r"\b(?:från\s+och\s+med|fr\.?\s?o\.?\s?m\.?|gäll\p{L}*\s+från|i\s+kraft|med\s+verkan\s+från)\s+$", regex.IGNORECASE
)
_FROM_TURN = compiled(
    r"\bfrån\s+(?:och\s+med\s+)?årsskiftet\b(?!\s+[0-9])|\b(?:från\s+och\s+med|fr\.?\s?o\.?\s?m\.?)\s+(?:år\s+)?(?P<y>(?:19|20)[0-9][0-9])\b(?![-/])",
    regex.IGNORECASE,
)
_AT_ONCE = compiled(
    r"\bmed\s+omedelbar\s+verkan\b|\b(?:gäller|gälla|träda|träder)\s(?:i\s+kraft\s+)?omedelbart\b|\b(?:gäller|gälla)\s+(?:från\s+)?(?:i\s?dag|genast)\b",
    regex.IGNORECASE,
)
_ADDRESSEE = compiled(
    r"\b(?:uppdra|uppdrar|uppdrog|ge|ger|gav|rekommendera|rekommenderar|rekommenderade|föreslå|föreslår|föreslog|delegera|"
    r"delegerar|bemyndiga|bemyndigar|överlämna|överlämnar|återremittera|återremitterar)\s+"
    r"(?:(?:ärendet|frågan|detta|yttrandet)\s+)?(?:till\s+|åt\s+)?(?P<who>(?!att\b|till\b)[^.,;:]{2,120}?)"
    r"(?=\s+(?:i\s+uppdrag|att|för\s+(?:att|vidare|\p{L}+(?:ing|ande|elser?)))\b|[.,;]|$)",
    regex.IGNORECASE,
)
_ACTS = compiled(
    r"^att\s+(?P<who>\p{L}[^.,;:]{2,120}?)\s+(?:ska(?:ll)?|får|åter\p{L}+|ansvarar|bereder|tar\s+fram)\b",
    regex.IGNORECASE,
)
_INANIMATE = compiled(r"^(?:för|i|till|från|enligt|utifrån|med|det|den)\b", regex.IGNORECASE)
# "till ordförande för mötet", "som ledamöter"; it ends before what says for how long, or who
_POSITION = compiled(
    r"""\b(?:[Tt]ill|[Ss]om)\s+(?P<position>
        (?:\p{L}[\p{L}:/-]*|[0-9]:\p{L})
        (?:\s(?:för|vid)\s(?:dagens\s)?(?:\p{L}*mötet|\p{L}*stämman|ordföranden))?
        (?:\s(?!(?:utse|välja|till|för|på|under|samt|fram|(?:om|ny)?valdes|utsågs|väljs|utses)\b|och\s\p{Lu})
           [\p{L}:/-]+){0,7}
    )""",
    regex.VERBOSE,
)
_PERIOD = compiled(
    r"""\b(?:
        (?:för(?:\s+tiden)?|på|under|t\.?o\.?m\.?)\s+(?P<period>
            (?:år\s+)?(?:19|20)[0-9][0-9](?:\s?[-–/]\s?(?:19|20)?[0-9][0-9])?
            | (?:[0-9]+|ett|två|tre|fyra)\s+(?:verksamhets)?år
            | en\s+tid\s+av\s+[^.,;]{2,20}?år
            | mandatperioden[^.,;]*
            | resten\s+av\s+[^.,;]*
        )
        | (?P<until>till\s+och\s+med\s+
            (?:årsskiftet|(?:den\s+)?(?:[0-9]{1,2}\s+)?\p{Ll}+(?:\s+[0-9]{4})?|(?:år\s+)?[0-9]{4}))
    )""",
    regex.VERBOSE,
)
# in a clause without a verb of the list: what stands behind "ska", else a passive
_FINITE = compiled(
    r"\bska(?:ll)?\s+(?:(?:inte|även|också|fortsatt)\s+)?(?P<verb>\p{Ll}+)\b|\b(?P<passive>\p{Ll}{3,}(?:as|ds|gs|ls|ns|rs|ts))\b(?!\s+\p{Lu})"
)
_ADVERBIAL = compiled(r"(?:i|till|med|för|som|på|under|av|ur|utan|därutöver|dessutom|även|inte|ej)$", regex.IGNORECASE)
_ADVERBIAL_WORDS = 9
_DECIDED = compiled(r"beslut(?:ade|ar|at)|besl[öäo]to?", regex.IGNORECASE)
_BETWEEN_WORDS = 5
_AUXILIARIES = frozenset({"ska", "skall", "får", "kan", "bör", "att", "är", "har"})
_ELECT = compiled(
    r"\b(?:\p{L}*(?:välj|vald|valt|utse|utsåg|utsedd|entledig)\p{L}*|(?:om|ny|åter|fyllnads)val)\b|\bvalet\s(?:ut)?föll\b|\p{L}\s(?:blev|blir)\s\p{L}+",
    regex.IGNORECASE,
)


def read_clause(number: int, passage: Passage, follow_up: str | None, ctx: Context) -> Clause:
    """The record's form of one clause; ``passage`` is its text without bullet."""
    text = passage.text
    became = proposed_and(text)  # "Eva föreslog en höjning, vilket godkändes"
    verb, sense = operative_verb(text[became[1] :] if became else text)
    elections = read_elections(text) if sense is None or sense.kind in ("elect", "other", "approve") else []
    kind = sense.kind if sense else "elect" if elections else "assign" if in_clause(text) else answer(text) or "other"
    condition = _CONDITION.search(text)
    return Clause(
        n=number,
        text=text,
        verb=verb,
        kind=kind,
        condition=condition[0].strip() if condition else None,
        effective_from=_effective_from(text, ctx),
        addressee=_addressee(text) if kind in ("assign", "recommend", "refer_back", "other") else None,
        follow_up=follow_up,
        elections=elections if kind == "elect" else [],
        span=ctx.of(passage),
    )


_ATT_AGAIN = compiled(r"^(?:att\s++)++(?=att\b)", regex.IGNORECASE)  # a word printed twice


def operative_verb(text: str) -> tuple[str | None, VerbEntry | None]:
    """The verb that decides, as printed, and its sense: the infinitive behind *att*, else the first finite form."""
    table = verb_forms()
    text = _ATT_AGAIN.sub("", text)
    start = 0
    if match := _ATT.match(text):
        start = match.end()
        words = [(w[0], w.start()) for w in _WORD.finditer(text, start, start + 120)]
        for word, _ in words[:1]:  # "att godkänna …"
            if sense := sense_of(word, text, ("infinitive",)):
                if sense.lemma == "besluta" and (inner := _ATT.search(text, start)):
                    inner_sense = operative_verb(text[inner.start() :])[1]
                    return word, inner_sense or sense
                return word, sense
        # "att i övrigt lägga …", "att till kassör välja …": an adverbial stands in front
        if words and _ADVERBIAL.match(words[0][0]):
            for word, _ in words[1:_ADVERBIAL_WORDS]:
                if word.lower() in _AUXILIARIES:
                    break
                if sense := sense_of(word, text, ("infinitive",)):
                    return word, sense
    elif (first := _WORD.match(text)) and (sense := sense_of(first[0], text, ("infinitive",))):
        return first[0], sense  # an entry below "beslutar att"
    for match in _WORD.finditer(text, start):
        following = _WORD.search(text, match.end())
        if following and _DECIDED.fullmatch(match[0]) and (found := _infinitive_behind(text, match.end())):
            return found  # "beslutade bifalla motionen", "beslöt nämnden enhälligt godkänna förslaget"
        if match[0].lower() in table:
            forms = ("present", "past", "passive_present", "passive_past", "participle", "supine")
            if sense := sense_of(match[0], text, forms):
                return match[0], sense
        # "att utifrån beslutet, att uppdra …": a second att opens the real clause
        if match[0].lower() == "att" and (following := _WORD.search(text, match.end())):
            sense = sense_of(following[0], text, ("infinitive",))
            if sense:
                return following[0], sense
    if start and (first := _WORD.match(text, start)) and first[0].endswith("a") and first[0].islower():
        return first[0], None
    finite = _FINITE.search(text, start)
    return ((finite["verb"] or finite["passive"]), None) if finite else (None, None)


def _infinitive_behind(text: str, at: int) -> tuple[str, VerbEntry] | None:
    """The infinitive that follows a form of *besluta* without *att*, a body and adverbs between."""
    for n, word in enumerate(_WORD.finditer(text, at)):
        if n == _BETWEEN_WORDS or word[0].lower() in ("att", "om"):
            return None
        if sense := sense_of(word[0], text, ("infinitive",)):
            return word[0], sense
    return None


def _addressee(text: str) -> str | None:
    if match := _ADDRESSEE.search(text):
        return match["who"].strip()
    match = _ACTS.match(text)
    return match["who"].strip() if match and not _INANIMATE.match(match["who"]) else None


def _effective_from(text: str, ctx: Context) -> str | None:
    """The first date that directly follows *från*, *gälla* and the like; of a month or year, the day it begins."""
    for mention in find_dates(text, ctx.day):
        lead = text[: mention.start]
        if mention.day and _EFFECT.search(lead) and not _DATED.search(lead):
            return mention.day.isoformat()
    if match := _FROM_TURN.search(text):
        year = int(match["y"]) if match["y"] else ctx.day.year + 1 if ctx.day else None
        return f"{year}-01-01" if year else None
    for period in find_periods(text, ctx.day):
        if period.kind in ("month", "part") and _FROM_START.search(text, 0, period.start):
            return period.first.isoformat()
    return ctx.day.isoformat() if ctx.day and _AT_ONCE.search(text) else None


def read_elections(text: str) -> list[Election]:
    """Persons and positions: *välja A till ordförande och B till kassör för 2025*, *Till kassör valdes B*."""
    if not _ELECT.search(text):
        return []
    period = _PERIOD.search(text)
    places = list(_POSITION.finditer(text))
    people = [named for named in names_in(text) if not _is_organization_at(text, named.start)]
    verb = _ELECT.search(text)
    if verb and sense_of(verb[0], text, ("present", "past")):  # "Ordföranden Anna Berg valde …" elects the others
        people = [person for person in people if person.start > verb.start()]
    if not people:
        return []
    found: list[Election] = []
    for person in people:
        # the next position behind the person; "Till kassör valdes B" has it in front
        behind = next((p for p in places if p.start() >= person.end), None)
        before = next((p for p in reversed(places) if p.end() <= person.start), None)
        position = behind or before
        if before and behind and text[: before.start()].strip().lower() in ("", "att"):
            position = before
        found.append(
            Election(
                person=person.name,
                position=position["position"].strip() if position else None,
                organization=_organization_behind(text, person.end),
                period=(period["period"] or period["until"]).strip() if period else None,
            )
        )
    return found


def _is_organization_at(text: str, start: int) -> bool:
    return any(match.start() <= start < match.end() for match in organization_pattern().finditer(text))


def _organization_behind(text: str, end: int) -> str | None:
    match = _FROM.match(text, end)
    if not match:
        return None
    organization = organization_pattern().match(text, match.end())
    return organization[0] if organization else None
