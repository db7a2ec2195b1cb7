"""Headings of attendance lists (*Närvarande ledamöter*, *Förhinder hade anmälts av*), labels of one person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import regex

from protokoll_parse.extract.people import leading_name, names_in, titled_name
from protokoll_parse.lexicon import is_first_name
from protokoll_parse.lexicon.phrases import phrases, undotted
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

Capacity = Literal["member", "substitute", "official", "guest"]
Status = Literal["present", "absent"]

_BODY = (
    r"\p{L}*(?:styrelse|nämnd|direktion|utskott|råd|kommitté|fullmäktige|delegation|beredning|revision"
    r"|grupp|förbund|förening|kommun|region|stad|landsting|bolag)(?:en|et|n|t)?"
)
# the people of a body: "Direktionens ersättare"; not one alone, "Styrelsens ordförande"
_PEOPLE = (
    r"(?=\s+(?:\p{L}+\s){0,2}\p{L}*(?:ledamöter|ersättare|suppleanter|tjänste(?:män|personer)|deltagare|medlemmar"
    r"|representanter|företrädare|närvarande)\b)"
)
# "Därtill vid detta möte adjungerad", "Vid mötet närvarande", "Direktionens ledamöter"
_LEAD = (
    r"(?:(?:därtill|därjämte|därutöver|härutöver|dessutom|också|även|vidare|samt"
    r"|(?:vid|i|på|till|under) (?:detta |dagens )?(?:års|styrelse|stämmo)?(?:möte|sammanträde|stämma)(?:t|n)?|mötet"
    rf"|från (?:styrelsen|förvaltningen|kommunen|föreningen|nämnden)|(?P<whose>{_BODY}s){_PEOPLE})\s+)*"
)
# "Närvarande styrelseledamöter var", "Närvarande vid mötet"
_TAIL = (
    r"(?P<mixed>\s+(?:och|samt) (?:tjänstgörande |övriga )?"
    r"(?:ersättare|suppleanter|tjänstemän|tjänstepersoner|adjungerade|gäster|övriga|besökare))?"
    rf"(?:\s+(?:i|ur|från|för) {_BODY})?"
    r"(?:\s+(?:vid|på|under|i) (?:detta |dagens )?(?:års|styrelse|stämmo)?(?:möte|sammanträde|stämma)(?:t|n)?)?"
    r"(?:\s+(?:på plats|på distans|digitalt|via \p{L}+|som tjänstgör(?:de)?))?"
    r"(?:\s+(?P<verb>var|är|voro|gjorde|följande))?"
)
# and behind: "Närvarande / Läsnä"
_OTHERS = r"(?:läsnä|paikalla|poissa|päättäjät|jäsenet|osallistujat|present|absent|attend(?:ing|ees)|participants)"
_TWIN = rf"(?:\s?/\s?{_OTHERS})?"
# what the columns of a list are called: "Närvarande   Från   Roll"
_COLUMN = (
    r"(?:från|namn|organisation|förening|företräder|representerar|representant för|funktion|roll|uppdrag|befattning"
    r"|titel|parti|kommun|förvaltning|avdelning|enhet|klass|närvarande|närvaro|närv\.?|frånv\.?|anm(?:\.|ärkning)?|signatur|e-?post|telefon|§{1,2}|tj(?:\.?g\.?|änstgör(?:ande)?)\sför)"
)
# as in: Deltagare (signatur)   Företräder   Närvaro
_COLUMNS = rf"(?P<columns>(?:\s?\(\p{{L}}[^():]{{1,30}}\))?(?:[\s|/]+{_COLUMN})+(?=[\s|]*$))?"
_COLUMN_HEAD = compiled(rf"\|?\s*{_COLUMN}(?:[\s|/]+{_COLUMN})+[\s|]*", regex.IGNORECASE)
# behind the heading: "Närvarande (röstberättigade):", "Övriga (under en del av mötet)"
_BRACKET = r"(?:\s*\([^):]{1,60}\))?(?=\s*:)|\s*\([^):\s]+\s[^):]{1,60}\)(?=\s*$)"
# "Ej närvarande ledamöter", with a name or nothing behind it
_SEVERAL = (
    r"(?:Ej närvarande|Frånvarande|Närvarande|Övriga|Tjänstgörande) (?:ordinarie |närvarande |tjänstgörande )?"
    r"(?:ledamöter|suppleanter|tjänstemän|tjänstepersoner|medlemmar|närvarande|deltagande|deltagare)"
    r"(?=\s*(?::|$)|\s+\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu})"
    r"|(?:Utses|Utsedd|Utsedda) att justera\b|Justeringens plats\b"
    r"|(?<!\b(?:Ej|Icke|Inte|Övriga)\s)(?:Närvarande|Frånvarande|Beslutande|Deltagare):\s+\p{Lu}\p{Ll}"
    # cut to its tail by the column beside it: "(Beslut)ande: Eva Lind (S), ordförande"
    r"|(?<=\s)(?:u?t|v?ar)?ande:\s+\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu}"
)
# "Frånvarande Eva Lind" behind a full stop
_AWAY = (
    r"(?:(?:Ej|Icke|Inte) närvarande|Frånvarande|Förhindrade?|Frånvaro|Förhinder|(?:Anmält|Meddelat) förhinder"
    r"|Lämnat återbud)"
    r"\s+\p{Lu}\p{Ll}+(?:-\p{Lu}?\p{Ll}+)?\s\p{Lu}\p{Ll}"
)
# the same behind a comma: "…, ej närv. Eva Lind"
_AWAY_TOO = (
    r"(?:samt |och )?(?:(?:ej|icke|inte) närv(?:arande|\.)|frånvarande|frånv\.|förhindrade?)"
    r"(?: var| är)?\s*:?\s+\p{Lu}\p{Ll}+(?:-\p{Lu}?\p{Ll}+)?\s\p{Lu}\p{Ll}"
)

# what stands below the lists of a cover, on one line with them
_BELOW = compiled(
    r"(?<=[\p{L}\p{N})\].*´-]\s)(?:Utse[sd]d?a? att justera|UTSES? ATT JUSTERA"
    r"|(?:Justeringens|JUSTERINGENS|Plats|PLATS)\s|Justerare(?=\s\p{Lu}\p{Ll})|Under-?\s?skrift(?:er)?\b"
    r"|UNDERSKRIFT(?:ER)?\b|Paragraf(?:er)?(?=\s*(?::|§|[0-9]|\p{Lu}|$))|ANSLAG\b|BEVIS\b|Anslag(?=/)"
    r"|Val\sav\s(?:protokolls?)?juster)|(?<=\s)\*\s(?=\p{Ll})"
)
# the same in another language in front: "Läsnä / Närvarande", "Päättäjät/Beslutande"
_TWICE = compiled(r"(?P<other>\p{L}[^/:.,;()0-9]{2,40})/\s?(?=\p{Lu})")
_LISTED = compiled(r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?:,|\s(?:och|samt))\s\p{Lu}\p{Ll}")  # "Eva, Bo och Ida"
_AHEAD = 160  # signs that show what follows a label

# "Närvarande undertecknad ordförande samt Herrar …"
_UNDERSIGNED = compiled(r"(?:undertecknad|underskrif[vn]en)e?\s(?:\p{L}+\s){0,3}?\p{L}*ordf", regex.IGNORECASE)

# those of the heading stand elsewhere, and whoever stands below is somebody else: "Beslutande   Enligt förteckning"
_ELSEWHERE = compiled(
    r"(?:enligt|enl\.|se)\s(?:\p{L}+\s){0,2}?(?:\p{L}*förteckning|bilaga|\p{L}*lista|sid(?:a|an)?)(?:n|en)?(?:\s?[0-9]{1,3})?\.?",
    regex.IGNORECASE,
)

# the same in front of those who stand there, on a cover that ran together with its next page
_ON_PAGE = r"se\ssid(?:a|an)?\s[0-9]{1,2}\s(?=(?-i:\p{Lu}\p{Ll}+\s\p{Lu}))"

_REMEMBERED = 2048  # lines: each is asked about several times


@dataclass(frozen=True, slots=True)
class Heading:
    """What holds for the entries below.

    ``officer``: a label for one person; ``end``: closes the list; ``verb``: the verb of a sentence that names persons.
    """

    pattern: regex.Pattern[str]
    status: Status | None
    capacity: Capacity | None
    officer: bool = False
    end: bool = False
    verb: bool = False


@lru_cache(maxsize=1)
def _headings() -> tuple[Heading, ...]:
    return tuple(
        Heading(
            compiled(
                rf"{_LEAD}(?P<label>{undotted(entry['pattern'])})(?!\p{{L}}){_TAIL}{_TWIN}{_COLUMNS}(?:{_BRACKET})?\s*(?:(?P<colon>[:.;])|(?P<comma>,(?=\s+(?-i:\p{{Lu}}))))?(?P<dash>(?<=\s)[–—=«»~-](?=\s))?\s*(?:{_ON_PAGE})?(?P<rest>.*)",
                regex.IGNORECASE,
            ),
            entry.get("status"),
            entry.get("capacity"),
            entry.get("officer", False),
            entry.get("end", False),
            entry.get("verb", False),
        )
        for entry in phrases("attendance_headings")
    )


@lru_cache(maxsize=1)
def _inside() -> regex.Pattern[str]:
    """Where a heading may begin inside a line: behind a full stop or a gap, with a colon or *av* of its own.

    Of several people, *Övriga närvarande*, it may follow a word without a mark: lines that ran together.
    """
    lists = "|".join(entry["pattern"] for entry in phrases("attendance_headings") if entry.get("status"))
    tail = _TAIL.replace("?P<verb>", "?:").replace("?P<mixed>", "?:")
    return compiled(
        rf"(?:(?<=[.;)\]]\s)|(?<=\s\s))(?=(?:{lists})(?!\p{{L}}){tail}(?:\s*:|\s+(?:var|är|voro)\s|(?<=\s(?:av|från))\s))"
        rf"|(?<=[.;)\]]\s)(?=(?-i:{_AWAY}))|(?<=\p{{L}}\p{{Ll}},\s)(?=(?-i:{_AWAY_TOO}))"
        rf"|(?:(?<=[\p{{L}})0-9]\s)|(?<=\p{{Ll}}))(?=(?-i:{_SEVERAL}))",
        regex.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _run_in() -> regex.Pattern[str]:
    """Labels with a capital inside a line, behind a word without a mark: a cover whose lines ran together."""
    labels = "|".join(entry["pattern"] for entry in phrases("attendance_headings") if entry.get("status"))
    return compiled(rf"(?<=[\p{{L}}\p{{N}})\].*´-]\s)(?=(?-i:\p{{Lu}}))(?:{labels})(?!\p{{L}})", regex.IGNORECASE)


def _labels_in(text: str) -> Iterator[int]:
    """Where lists begin inside a line that ran together: *… Bo Ek (M) Ersättare Eva Lind (S)*."""
    first = heading_of(text)  # whose label may hold another: "ÖVRIGA DELTAGARE"
    for match in _run_in().finditer(text, first[1].end("label") if first else 0):
        hit = heading_of(text[match.start() : match.start() + _AHEAD])
        if hit is not None and not hit[0].officer and not hit[0].verb and hit[1]["rest"]:
            yield match.start()


def _ends_in(text: str) -> set[int]:
    return {match.start() for match in _BELOW.finditer(text)}


def is_column_head(text: str) -> bool:
    """Whether the line names columns and nothing else: *Namn   Organisation   Roll*."""
    return bool(_COLUMN_HEAD.fullmatch(text))


@lru_cache(maxsize=_REMEMBERED)
def is_bare_heading(text: str) -> bool:
    """Whether the text is a heading and nothing else."""
    return any((match := heading.pattern.fullmatch(text)) and not match["rest"] for heading in _headings())


def heads_column(text: str) -> bool:
    """Whether nothing but a heading stands over a column, or a label and the heading: *Övriga närvarande Ersättare*."""
    hit = heading_of(text)
    return hit is not None and (not hit[1]["rest"] or is_bare_heading(hit[1]["rest"]))


@lru_cache(maxsize=_REMEMBERED)
def heading_of(text: str) -> tuple[Heading, regex.Match[str]] | None:
    """The heading at the beginning of ``text``; ``rest`` of the match is what follows it."""
    for heading in _headings():
        match = heading.pattern.match(text)
        if match and match["whose"] and match["rest"] and not match["colon"]:
            continue  # "Styrelsens ledamöter Eva Lind och Bo Ek har …"
        if match and match["comma"] and (heading.officer or heading.verb or text[0].islower()):
            continue  # the office of the one in front: "… Bo Ek, / ordförande, Eva Lind"
        # a heading stands alone, is followed by a colon or a gap, or by a name or another heading
        if match and (
            not match["rest"]
            or match["colon"]
            or (match["dash"] and (_LISTED.match(match["rest"]) or is_first_name(match["rest"].strip(" ."))))
            or text[match.end("label") :].startswith(("  ", "\t"))
            or heading.end
            or leading_name(match["rest"])
            or ((match["verb"] or heading.verb) and names_in(match["rest"]))
            or (heading.status and not heading.officer and titled_name(match["rest"]))
            or is_bare_heading(match["rest"])
            or (heading.status and not heading.officer and _UNDERSIGNED.match(match["rest"]))
            or (heading.status == "present" and _ELSEWHERE.fullmatch(match["rest"]))
        ):
            whose = match["mixed"] or _ELSEWHERE.fullmatch(match["rest"])
            return (replace(heading, capacity=None) if whose else heading), match
    return None


def split_at_headings(text: str) -> list[tuple[int, str]]:
    """The line, cut in front of each further heading in it (*… Bo Ek. Frånvarande: Eva Lind*)."""
    if (twice := _TWICE.match(text)) and not heading_of(twice["other"]) and heading_of(text[twice.end() :]):
        return [(0, twice[0]), *((twice.end() + a, piece) for a, piece in split_at_headings(text[twice.end() :]))]
    inside = {match.start() for match in _inside().finditer(text)} | set(_labels_in(text)) | _ends_in(text)
    cuts = [0, *sorted(inside - {0}), len(text)]
    return [(a, text[a:b].rstrip()) for a, b in pairwise(cuts) if text[a:b].strip()]
