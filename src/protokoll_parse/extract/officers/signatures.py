"""Who signed: names and labels in the rows of a sign-off block, above or below each other, in columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.people import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line

_CELL = regex.compile(r"\S+(?:\s\S+)*")
_RULE = regex.compile(r"[_.\s…-]{3,}")  # a line to sign on
_RULED = regex.compile(r"[_.\s…-]{4,}")
_LABELS = {
    "chair": regex.compile(r"(?:mötes|stämmo|mötets\s+|stämmans\s+)?(?:ordförande|ordf)\.?\s*:?", regex.IGNORECASE),
    "secretary": regex.compile(
        r"(?:(?!general|social|utrednings|bistånds)\p{L}*sekreterare|protokoll(?:s)?(?:förare|skribent)|sekr|vid\s+(?:protokollet|anteckningarna|pennan|tangenterna)|antecknat\s+av|som\s+ovan|in\s+fidem|ur\s+protokollet)\.?\s*[:,]?",
        regex.IGNORECASE,
    ),
    "adjusters": regex.compile(
        r"(?:\p{L}*justerare|juster(?:as|at|ande|ingsm[aä]n|ingsperson(?:er)?)|just)\.?\s*:?", regex.IGNORECASE
    ),
}
_NAMES_BELOW = regex.compile(
    r"vid\s+|som\s+ovan|in\s+fidem|justera[st]\b", regex.IGNORECASE
)  # whatever the other labels do
_HEADING = regex.compile(r"^underskrift(?:er)?\s+(?=\p{L})", regex.IGNORECASE)
_NEAR = 14  # signs between the columns of a label and its name


@dataclass(frozen=True, slots=True)
class _Cell:
    """``office``: what a label names; ``names``: who stands in the cell; ``ruled``: a line to sign on stands behind."""

    column: int
    text: str
    office: str | None
    names: tuple[str, ...]
    ruled: bool = False


def read_signatures(lines: Sequence[Line]) -> dict[str, list[str]]:
    """Names by office (chair, secretary, adjusters), in the order of the block."""
    written = [line for line in lines if line.text]
    ruled = [_RULED.fullmatch(line.text) is not None for line in written]
    numbered = [
        (line.number, row)
        for line, rule_below in zip(written, [*ruled[1:], False], strict=False)
        if (row := list(_cells(line, rule_below=rule_below)))
    ]
    rows = [row for _, row in numbered]
    found: dict[str, list[str]] = {"chair": [], "secretary": [], "adjusters": []}
    below = bool(rows) and all(cell.office for cell in rows[0])  # a block that begins with labels goes on so
    for n, row in enumerate(rows):
        nearer = _nearer([number for number, _ in numbered], n)
        for place, cell in enumerate(row):
            if cell.office is None:
                for office, name in _own_label(cell):
                    found[office].append(name)
                continue
            first_below = cell.ruled or bool(_NAMES_BELOW.match(cell.text)) or nearer > 0 or (nearer == 0 and below)
            order = (n + 1, n - 1) if first_below else (n - 1, n + 1)
            neighbours = (rows[other] for other in order if 0 <= other < len(rows))
            named = next((names for other in neighbours if (names := _names_for(cell, place, row, other))), ())
            found[cell.office] += named
    return {office: list(dict.fromkeys(names)) for office, names in found.items()}


def _nearer(numbers: Sequence[int], n: int) -> int:
    """Whether the row below (1) or the one above (-1) stands nearer to row ``n``; 0 when neither does."""
    if not 0 < n < len(numbers) - 1:
        return 0
    above, below = numbers[n] - numbers[n - 1], numbers[n + 1] - numbers[n]
    return (above > below) - (above < below)


def _cells(line: Line, *, rule_below: bool) -> Iterator[_Cell]:
    for match in _CELL.finditer(line.text):
        text = _HEADING.sub("", match[0])
        ruled = rule_below or _RULE.search(line.text, match.start()) is not None
        # "Sekreterare ______ Paragrafer 1–9": the label, without the line to sign on and what stands behind
        if (rule := _RULE.search(text)) and not names_in(text):
            text = text[: rule.start()].strip() or _RULE.sub("", text).strip()
        if not text:
            continue
        office = next((office for office, pattern in _LABELS.items() if pattern.fullmatch(text)), None)
        names = () if office else tuple(named.name for named in names_in(text))
        if office or names:
            yield _Cell(line.indent + match.start(), text, office, names, ruled)


def _own_label(cell: _Cell) -> Iterator[tuple[str, str]]:
    """*Tore Vikander, ordförande*"""
    behind = cell.text.rpartition(",")[2].strip()
    for office, pattern in _LABELS.items():
        if cell.names and pattern.fullmatch(behind):
            yield office, cell.names[0]


def _names_for(label: _Cell, place: int, labels: Sequence[_Cell], row: Sequence[_Cell]) -> tuple[str, ...]:
    """The names of ``row`` that stand in the column of the label; none in a row of labels."""
    if any(cell.office for cell in row):
        return ()
    if len(labels) == 1:
        plain = [name for cell in row for name in cell.names if not list(_own_label(cell))]
        return tuple(plain if label.office == "adjusters" else plain[:1])
    if len(row) == len(labels):
        cell = row[place]
    else:
        cell = min(row, key=lambda cell: abs(cell.column - label.column))
        if abs(cell.column - label.column) > _NEAR:
            return ()
    return () if list(_own_label(cell)) else cell.names
