"""Who signed a cover whose lines were run together: names and offices in one line, in either order.

*Underskrifter Sekreterare Paragrafer 1–9 Anna Berg Ordförande Bo Ek*, *… Anna Berg Ordförande Bo Ek Sekreterare*
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.dates import MONTH
from protokoll_parse.extract.officers.signatures import SIGNING_LABELS
from protokoll_parse.extract.people import names_in
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line

# the date of approval is none of the label here, where a name may follow it
_WORDS = {
    **{office: label.pattern for office, label in SIGNING_LABELS.items()},
    "adjusters": r"\p{L}*justerare|justera[st]s?|justerande|justeringsm[aä]n|justeringsperson(?:er)?",
}
_ANY = "|".join(f"(?P<{office}>{words})" for office, words in _WORDS.items())
_LABEL = compiled(rf"(?<!\p{{L}}|vice\s|[0-9]:[ea]\s)(?:{_ANY})(?!\p{{L}})\s*:?", regex.IGNORECASE)
# the names of these stand behind them, whatever the other labels do
_NAMES_BEHIND = compiled(
    r"vid\s|justera(?:t|s|ts)\b|.*:$|som\s|in\s|ur\s|(?:ante|ned|upp)?(?:tecknat|noterat)", regex.IGNORECASE
)
# labels of a list, which has roles of its own; behind "Samtliga ledamöter utom" all columns may stand
_LIST = compiled(
    r"(?!samtliga\s)(?:\p{L}+\s){0,2}(?:beslutande|närvarande|ledamöter|ersättare|suppleanter|frånvarande|tjänste\p{L}+|deltag\p{L}+|övriga)\b",
    regex.IGNORECASE,
)
_SIGNED = compiled(r"under-?\s?skrift(?:er)?\b|namnförtydligande\b|justering(?:ens|s)", regex.IGNORECASE)
_ADJUSTERS = compiled(r"utse[sd]|\p{L}*justerare|justerande|justeringsm|justeringsp", regex.IGNORECASE)
_WHO_ADJUSTS = compiled(r"utse(?:s|dda?)\satt\sjustera", regex.IGNORECASE)  # and the names further on
# what may stand beside a name: a line to sign on, a party, the range of items
_FILLING = compiled(
    rf"(?:[\s.,:;…_–-]|(?:och|samt)(?=\s)|\([^()]{{1,12}}\)|(?-i:\p{{Lu}}{{1,3}})(?=[\s,]|$)|§|(?:den\s)?[0-9]{{1,2}}\s(?:{MONTH})(?!\p{{L}})|[0-9](?!\p{{L}})|paragraf(?:er)?(?!\p{{L}})|organ(?!\p{{L}}))*+",
    regex.IGNORECASE,
)
_PAGE = 250  # signs of a line that holds one
_SIGN_OFF = compiled(
    r"\b(?:Vid\s+protokollet|VID\s+PROTOKOLLET|Underskrifter|UNDERSKRIFTER|Justera[st]s?|JUSTERA[ST]S?)\b"
)
_SIGN_OFF_LENGTH = 300  # signs
# where extracts are stamped and pages initialled
_STAMP = compiled(r"(?:\p{L}*signatur(?:er)?|utdragsbestyrk\p{L}+|protokollsutdrag)\b", regex.IGNORECASE)
_TURNS = 2  # of name and label
_NEXT_LINE = " ; "  # no name goes on behind it
_PIECES = 4  # of one line, which make it a cover that was cut at its labels


@dataclass(frozen=True, slots=True)
class _Token:
    """A label of ``office``, or somebody who is called ``name``; ``behind``: the names stand behind this label."""

    office: str | None = None
    name: str | None = None
    behind: bool = False


def without_signed(header: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """The lines without those parts of a cover in one line in which it was signed, and the texts of these."""
    kept: list[Line] = []
    signed: list[str] = []
    for _, group in groupby(header, key=lambda line: line.number):
        pieces = list(group)
        if len(pieces) < _PIECES:
            kept += pieces
            continue
        inside = False
        for piece in pieces:
            waiting = kept and kept[-1].number == piece.number and _WHO_ADJUSTS.fullmatch(kept[-1].text)
            begins = _SIGNED.match(piece.text) is not None and not waiting
            listed = _LIST.match(piece.text) or (not inside and _ADJUSTERS.match(piece.text))
            if not begins and (listed or not (inside or _LABEL.search(piece.text))):
                inside = False
                kept.append(piece)
                continue
            if begins or not inside:
                signed.append("")
            inside = True
            signed[-1] += f" {piece.text}"
    return kept, signed


def signed_at_the_end(lines: Sequence[Line]) -> list[str]:
    """What stands behind *Vid protokollet* or the like at the end of a line that holds the last page."""
    last = next((line for line in reversed(lines) if line.text), None)
    if last is None or len(last.text) < _PAGE:
        return []
    signed = _SIGN_OFF.search(last.text, max(0, len(last.text) - _SIGN_OFF_LENGTH))
    return [last.text[signed.start() :]] if signed else []


def signed_together(texts: Sequence[str]) -> dict[str, list[str]]:
    """Names by office, of the first text that says who signed."""
    found: dict[str, list[str]] = {office: [] for office in SIGNING_LABELS}
    for text in texts:
        for tokens in _runs(text):
            for office, names in _officers(tokens).items():
                found[office] = found[office] or names
    return found


def signed_in_turn(lines: Sequence[Line]) -> dict[str, list[str]]:
    """Names in front of their labels, though a line has a label and the next name: *Anna Berg*, *Ordförande Bo Ek*.

    Only the whole block shows it: it begins with a name, ends with a label, and one of the other follows each.
    """
    for tokens in _runs(_NEXT_LINE.join(line.text for line in lines if not _STAMP.match(line.text))):
        kinds = [token.office is not None for token in tokens]
        turns = len(tokens) // 2
        if turns < _TURNS or kinds != [False, True] * turns or any(token.behind for token in tokens):
            continue
        return _pairs(tokens, labels_first=False) or {}
    return {}


def _runs(text: str) -> Iterator[list[_Token]]:
    """Labels and names that follow each other with nothing else between."""
    run: list[_Token] = []
    end = 0
    for start, stop, token in _tokens(text):
        if not _FILLING.fullmatch(text, end, start):
            yield run
            run = []
        run.append(token)
        end = stop
    yield run


def _tokens(text: str) -> Iterator[tuple[int, int, _Token]]:
    end = 0
    for label in (*_LABEL.finditer(text), None):
        start = label.start() if label else len(text)
        yield from ((name.start, name.end, _Token(name=name.name)) for name in names_in(text, end, start))
        if label:
            end = label.end()
            yield start, end, _Token(office=label.lastgroup, behind=_NAMES_BEHIND.match(label[0]) is not None)


def _officers(tokens: Sequence[_Token]) -> dict[str, list[str]]:
    """Who has which office, where the order of names and labels leaves no doubt."""
    # "Justeras Anna Berg Ordförande Bo Ek Sekreterare": the first is a heading above them
    ends = tokens and tokens[-1].office
    if ends and (whole := _pairs([token for token in tokens if not token.behind], labels_first=False)):
        return whole
    found: dict[str, list[str]] = {}
    behind = False
    parts: list[tuple[bool, list[_Token]]] = []
    for token in tokens:  # a name goes with the label in front of it, where that label says so
        behind = token.behind if token.office else behind
        if not parts or parts[-1][0] != behind:
            parts.append((behind, []))
        parts[-1][1].append(token)
    for certain, part in parts:
        first = _pairs(part, labels_first=True)
        last = None if certain else _pairs(part, labels_first=False)
        if first is None or last is None:
            found = {**(first or last or {}), **found}
    return found


def _pairs(tokens: Sequence[_Token], *, labels_first: bool) -> dict[str, list[str]] | None:
    """Names by office when they stand behind their labels, or in front; None where that cannot be.

    A name left over at the edge is another column's when it stands beside its label, too.
    """
    groups = [(labels, list(group)) for labels, group in groupby(tokens, key=lambda token: token.office is not None)]
    left = []
    if groups and groups[0][0] != labels_first:
        left += groups.pop(0)[1]
    if groups and groups[-1][0] == labels_first:
        left += groups.pop()[1]
    found: dict[str, list[str]] = {}
    for before, behind in zip(groups[::2], groups[1::2], strict=True):
        labels, names = (before[1], behind[1]) if labels_first else (behind[1], before[1])
        more = labels[-1].office == "adjusters" and len(names) > len(labels)
        if len(names) != len(labels) and not more:
            return None
        offices = [label.office for label in labels] + ["adjusters"] * (len(names) - len(labels))
        for office, name in zip(offices, names, strict=True):
            if office and name.name:
                found.setdefault(office, []).append(name.name)
    known = {name for names in found.values() for name in names}
    return found if found and all(token.office or token.name in known for token in left) else None
