"""Who signed: names and labels in the rows of a sign-off block, above or below each other, in columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.bodies import names_body
from protokoll_parse.extract.officers.sentences import resolve
from protokoll_parse.extract.people import names_in
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.people import Named
    from protokoll_parse.text import Line

_CELL = compiled(r"\S+(?:\s\S+)*")
_RULE = compiled(r"[_.\s…-]{3,}")  # a line to sign on
_RULED = compiled(r"[_.\s…-]{4,}")
# of a body or an office; a socialsekreterare, planeringssekreterare or utredningssekreterare has other work
SECRETARY = (
    r"(?:\p{L}*mötes|\p{L}*stämmo|protokolls?|förenings|klubb|krets|kansli|kommun(?:al)?|stads?|landstings|region|läns|kyrko|församlings|pastorats|byrå|central"
    r"|\p{L}*(?:nämnd|styrelse|utskott|råd|fullmäktige|kommitté|direktion|delegation|grupp|förvaltning|kår|sektion|institution|fakultet)s?"
    r")?sekreterare"
)
# "ordförande/kyrkoherde": what else the person is
ALSO_IS = r"(?:\s?/\s?(?!\p{L}*(?:ordförande|sekreterare|juster))\p{L}{3,})?"
# "Samma dag uppläst och justerat", "S. D. upläst, justerdt"
_READ = r"(?:(?:samma\sdag|s\.?\s?d\.)\s)?(?:upp?läst(?:e?s)?(?:\s(?:och|samt)|,)\s)?"
_JUSTERAT = r"juster(?:at?s|at|a?dt|ad|ades)"
_AS_ABOVE = r"(?:(?:dag\s+och\s+år\s+|år\s+och\s+dag\s+)?som\s+of?van|ut\s+supra)"
# "På stadsfullmäktiges vägnar": the chair signs for all
_ON_BEHALF = r"(?:å|på)\s+(?:\p{L}+\s+){1,4}vägnar"
SIGNING_LABELS = {
    "chair": compiled(
        rf"(?:mötes|stämmo|mötets\s+|stämmans\s+)?(?:ordförande|ordf|talman)\.?{ALSO_IS}\s*:?|{_ON_BEHALF}\s*[:,]?",
        regex.IGNORECASE,
    ),
    "secretary": compiled(
        rf"(?:{SECRETARY}{ALSO_IS}|protokoll(?:s)?(?:förare|skribent)|sekr|vid\s+(?:protokollet|anteckningarna|pennan|tangenterna)|(?:antecknat|noterat|nedtecknat|upptecknat)(?:\s+av)?|(?:minnes)?anteckningar(?:na)?\s+(?:förda|gjorda|skrivna)\s+av|protokoll(?:et)?\s+(?:fört|skrivet)\s+av|vid\s+noteringarna|{_AS_ABOVE}(?:,?\s+in\s+fidem)?|in\s+fidem|ur\s+protokollet)\.?\s*[:,]?",
        regex.IGNORECASE,
    ),
    "adjusters": compiled(
        rf"(?:\p{{L}}*justerare|{_READ}{_JUSTERAT}(?:,?\s(?:och\sgodkän\p{{L}}+|intyga[rs]?|betyga[rs]?|a[fv]))?(?:\s(?:den\s)?[0-9][0-9\p{{L}}\s./:-]{{0,25}})?|juster(?:ande|ingsm[aä]n|ingsperson(?:er)?)|just)\.?\s*:?",
        regex.IGNORECASE,
    ),
}
_SIGN_HERE = compiled(r"\s*+[_.…]{3,}+\s*+")
_NAMES_BELOW = compiled(
    rf"vid\s+|{_ON_BEHALF}|{_AS_ABOVE}|in\s+fidem|(?:ante|upp|ned)?(?:tecknat|noterat)\b|{_READ}justera?[sdt]{{1,2}}\b",
    regex.IGNORECASE,
)  # whatever the other labels do
_DATED = compiled(_AS_ABOVE, regex.IGNORECASE)  # ends the text above
# who signs so led the meeting
_VICE_CHAIR = compiled(r"(?:vi[cs]e[\s-]?|v\.?\s?)(?:ordförande|ordf\.?)", regex.IGNORECASE)
_ADJUSTED = compiled(rf"{_READ}{_JUSTERAT}\b", regex.IGNORECASE)
# "/C Lind/", "/C, G, Lind./", "/Carl, Lind/": between its strokes, what is no name elsewhere
_STROKES = compiled(
    r"/\s?(?P<name>(?:(?:\p{Lu}[.,]?\s?){1,3}|\p{Lu}\p{Ll}+[,;]\s)\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?)\s?[.,]?\s?/\.?"
)
_HEADING = compiled(r"^(?:under-?\s?)?skrift(?:er)?\s+(?=\p{L})", regex.IGNORECASE)  # also broken in two
_WORD = compiled(r"\S+")
_DAMAGE = (";", "!", "?")  # of a name whose beginning OCR lost, close in front of the rest
_LONGEST_LABEL = 2  # words, of those that stand side by side
_MOST_WORDS = 8
_FAR = 3  # lines between a label and its name, of those that are written on
_NEAR = 14  # signs between the columns of a label and its name


@dataclass(frozen=True, slots=True)
class _Cell:
    """``office``: what a label names; ``names``: who stands in the cell; ``ruled``: a line to sign on stands behind.

    ``close``: the gap in front of the cell was lost.
    """

    column: int
    text: str
    office: str | None
    names: tuple[str, ...]
    ruled: bool = False
    close: bool = False


def read_signatures(lines: Sequence[Line], persons: Sequence[str] = ()) -> dict[str, list[str]]:
    """Names by office (chair, secretary, adjusters), in the order of the block; one of ``persons`` by first name."""
    written = [line for line in lines if line.text]
    ruled = [_RULED.fullmatch(line.text) is not None for line in written]
    numbered = [
        (line.number, at, row)
        for at, (line, rule_below) in enumerate(zip(written, [*ruled[1:], False], strict=False))
        if (row := list(_cells(line, persons, rule_below=rule_below)))
    ]
    rows = [row for _, _, row in numbered]
    places = [at for _, at, _ in numbered]
    found: dict[str, list[str]] = {"chair": [], "secretary": [], "adjusters": []}
    taken: set[int] = set()  # rows whose names a label with a line to sign on has
    above: set[int] = set()  # rows whose names belong to what stands above them, as *Vid protokollet* does
    below = bool(rows) and all(cell.office for cell in rows[0])  # a block that begins with labels goes on so
    stacked = _stacked(rows)
    for n, row in enumerate(rows):
        nearer = _nearer([number for number, _, _ in numbered], n)
        for place, cell in enumerate(row):
            if cell.office is None:
                for office, name in _own_label(cell):
                    found[office].append(name)
                continue
            if together := stacked.get(n) or _beside(row, place) or _all_below(rows, n):
                found[cell.office] += together
                continue
            first_below = cell.ruled or bool(_NAMES_BELOW.match(cell.text)) or nearer > 0 or (nearer == 0 and below)
            order = [n + 1, n - 1] if first_below else [n - 1, n + 1]
            signs_below = cell.ruled and _NAMES_BELOW.match(cell.text)  # who signed above has another label
            order = order[:1] if signs_below or _DATED.match(cell.text) else order
            for other in order:
                near = 0 <= other < len(rows) and other not in taken and abs(places[other] - places[n]) <= _FAR
                near = near and not (other in above and _ADJUSTED.match(cell.text))
                if names := _names_for(cell, place, row, rows[other]) if near else ():
                    led = _DATED.match(cell.text) and _VICE_CHAIR.fullmatch(_text_at(written, places[other] + 1))
                    found["chair" if led else cell.office] += names
                    if other > n and len(row) == 1 and _NAMES_BELOW.match(cell.text):
                        above.add(other)
                    if cell.ruled and len(row) == 1:
                        taken.add(other)
                    break
    return {office: list(dict.fromkeys(names)) for office, names in found.items()}


def _text_at(lines: Sequence[Line], place: int) -> str:
    return lines[place].text if place < len(lines) else ""


def _stacked(rows: Sequence[Sequence[_Cell]]) -> dict[int, tuple[str, ...]]:
    """Names by the row of their label, where columns were torn apart: labels below each other, and as many names.

    The names may stand above the labels; below, the last label may have more than one when it is that of the adjusters.
    """
    found: dict[int, tuple[str, ...]] = {}
    runs: list[tuple[str | None, list[int]]] = [
        (kind, list(run)) for kind, run in groupby(range(len(rows)), key=lambda n: _kind(rows[n]))
    ]
    for before, (kind, labels), behind in zip([(None, []), *runs], runs, [*runs[1:], (None, [])], strict=False):
        if kind != "label" or len(labels) < 2 or labels[0] in found:
            continue
        names = behind[1] if behind[0] == "name" else before[1] if before[0] == "name" else []
        more = behind[0] == "name" and rows[labels[-1]][0].office == "adjusters"
        if len(names) == len(labels) or (more and len(names) > len(labels)):
            for label, name in zip(labels, names, strict=False):
                found[label] = rows[name][0].names
            found[labels[-1]] += tuple(rows[name][0].names[0] for name in names[len(labels) :])
    return found


def _beside(row: Sequence[_Cell], place: int) -> tuple[str, ...]:
    """Who stands behind the line to sign on: *Ordförande ........ Anna Berg*"""
    behind = row[place + 1] if row[place].ruled and place + 1 < len(row) else None
    labels = sum(1 for cell in row if cell.office)
    return behind.names if behind and not behind.office and labels * 2 == len(row) else ()


def _all_below(rows: Sequence[Sequence[_Cell]], n: int) -> tuple[str, ...]:
    """The names of all who sign below *Justeras* in row ``n``, row by row up to the next label."""
    if len(rows[n]) != 1 or not _ADJUSTED.match(rows[n][0].text):
        return ()
    signed = takewhile(lambda row: not any(cell.office for cell in row), (rows[at] for at in range(n + 1, len(rows))))
    return tuple(name for row in signed for cell in row if not list(_own_label(cell)) for name in cell.names)


def _kind(row: Sequence[_Cell]) -> str | None:
    """Whether a row is nothing but a label or nothing but a name."""
    if len(row) != 1:
        return None
    if row[0].office:
        return "label"
    return "name" if len(row[0].names) == 1 and not list(_own_label(row[0])) else None


def _nearer(numbers: Sequence[int], n: int) -> int:
    """Whether the row below (1) or the one above (-1) stands nearer to row ``n``; 0 when neither does."""
    if not 0 < n < len(numbers) - 1:
        return 0
    above, below = numbers[n] - numbers[n - 1], numbers[n + 1] - numbers[n]
    return (above > below) - (above < below)


def _cells(line: Line, persons: Sequence[str], *, rule_below: bool) -> Iterator[_Cell]:
    for match in _CELL.finditer(line.text):
        at = match.start()
        for text in _SIGN_HERE.split(match[0]):  # "Ordförande ........ Anna Berg"
            yield from _cell(line, at, _HEADING.sub("", text), persons, rule_below=rule_below)
            at += len(text)


def _cell(line: Line, at: int, text: str, persons: Sequence[str], *, rule_below: bool) -> Iterator[_Cell]:
    """The cell at column ``at``, when it is a label or names somebody."""
    ruled = rule_below or _RULE.search(line.text, at) is not None
    # "Sekreterare – – – Paragrafer 1–9": the label, without the line to sign on and what stands behind
    if (rule := _RULE.search(text)) and not names_in(text):
        text = text[: rule.start()].strip() or _RULE.sub("", text).strip()
    if not text.strip():
        return
    if parts := _run_together(text):
        for n, (offset, part) in enumerate(parts):
            cells = _cell(line, at + offset, part, persons, rule_below=rule_below)
            yield from (replace(one, close=n > 0) for one in cells)
        return
    office = _office_of(text)
    if initials := _STROKES.fullmatch(text):
        text = compiled(r"(?<=\p{Ll})[,;]").sub("", initials["name"]).replace(",", ".")  # as OCR reads the full stops
        yield _Cell(line.indent + at, text, None, (text,), ruled)
        return
    names = () if office else tuple(named.name for named in names_in(text) if _signs(text, named))
    if len(text.split()) - 2 * len(names) > _MOST_WORDS:
        return  # a sentence
    if not office and not names and (person := resolve(text.strip(" .,/"), persons)):
        names = (person,)
    if office or names:
        yield _Cell(line.indent + at, text, office, names, ruled)


def _signs(text: str, named: Named) -> bool:
    """Whether the name may be of one who signs: of a person, and whole."""
    return not text.endswith(_DAMAGE, 0, named.start) and not names_body(named.name)


def _run_together(text: str) -> list[tuple[int, str]]:
    """The labels of *Vid protokollet Justeras*, the names of *Anna Berg Bo Ek*; empty when something else is there."""
    named = names_in(text)
    if len(named) > 1 and not "".join(_between(text, named)).strip():
        return [(name.start, name.name) for name in named]
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    labels: list[tuple[int, str]] = []
    n = 0
    while n < len(words) <= _MOST_WORDS:
        ends = (words[last][1] for last in range(min(n + _LONGEST_LABEL, len(words)) - 1, n - 1, -1))
        end = next((end for end in ends if _office_of(text[words[n][0] : end])), None)
        if end is None:
            return []
        labels.append((words[n][0], text[words[n][0] : end]))
        n = next((later for later in range(n, len(words)) if words[later][0] >= end), len(words))
    return labels if len(labels) > 1 else []


def _between(text: str, named: Sequence[Named]) -> Iterator[str]:
    """What stands in front of, between and behind the names."""
    at = 0
    for name in named:
        yield text[at : name.start]
        at = name.end
    yield text[at:]


def _office_of(text: str) -> str | None:
    return next((office for office, pattern in SIGNING_LABELS.items() if pattern.fullmatch(text)), None)


def _own_label(cell: _Cell) -> Iterator[tuple[str, str]]:
    """*Tore Vikander, ordförande*"""
    behind = cell.text.rpartition(",")[2].strip()
    for office, pattern in SIGNING_LABELS.items():
        if cell.names and pattern.fullmatch(behind):
            yield office, cell.names[0]


def _names_for(label: _Cell, place: int, labels: Sequence[_Cell], row: Sequence[_Cell]) -> tuple[str, ...]:
    """The names of ``row`` that stand in the column of the label; none in a row of labels."""
    if any(cell.office for cell in row):
        return ()
    if len(row) == len(labels):
        return _unlabelled([row[place]])
    if len(labels) == 1 and label.office == "adjusters":
        return _unlabelled(row)
    if any(cell.close for cell in row) and len(row) > len(labels):
        return _in_order(place, labels, row)
    if label.office == "adjusters":  # all who stand nearer to this label than to another
        row = [cell for cell in row if min(labels, key=lambda other: abs(other.column - cell.column)) is label]
    else:
        row = sorted(row, key=lambda cell: abs(cell.column - label.column))[:1] if _near(label, row) else row
    if len(labels) == 1:
        return _unlabelled(row)[:1]
    return _unlabelled(row) if _near(label, row) else ()


def _in_order(place: int, labels: Sequence[_Cell], row: Sequence[_Cell]) -> tuple[str, ...]:
    """The names of a row without gaps: one for each label, the further ones for that of the adjusters."""
    more = [n for n, cell in enumerate(labels) if cell.office == "adjusters"]
    if len(more) != 1:
        return ()
    further = len(row) - len(labels)
    start = place + (further if place > more[0] else 0)
    return _unlabelled(row[start : start + 1 + (further if place == more[0] else 0)])


def _near(label: _Cell, row: Sequence[_Cell]) -> bool:
    return any(abs(cell.column - label.column) <= _NEAR for cell in row)


def _unlabelled(row: Sequence[_Cell]) -> tuple[str, ...]:
    return tuple(name for cell in row if not list(_own_label(cell)) for name in cell.names)
