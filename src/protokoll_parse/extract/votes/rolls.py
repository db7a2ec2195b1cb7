"""Roll calls: who voted how, in lists (*Ja: A, B*), in running text (*A ja, B nej*, *A röstar ja*), in tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import regex

from protokoll_parse.extract.people import NAME, PARTY, names_in
from protokoll_parse.extract.rows import row_end, row_start
from protokoll_parse.extract.votes.sentences import told_answers
from protokoll_parse.lexicon import is_first_name
from protokoll_parse.records.models import RollEntry
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Block

Answer = Literal["for", "against", "abstained"]

_FOR = r"ja|bifall|för"
_AGAINST = r"nej|avslag|e?mot"
_ABSTAINED = r"avstår|avstod|avst\.?|avstående|nedlagd\p{L}*|blankt?|blanka"
_WORD = rf"(?P<vote>{_FOR}|{_AGAINST}|{_ABSTAINED})"
# what opens a list: *Nej-röster:*, *Följande röstade ja:*, *Avstår från att rösta:*
_LABEL = compiled(
    rf"(?:^|(?<=[.;]\s))(?:(?:följande(?:\sledamöter)?|ledamöter\ssom)\s(?:röstar|röstade)\s)?{_WORD}(?:-?röst(?:er)?)?"
    r"(?:\s(?:röst(?:ar|ade)|från\satt\srösta|avges\sav|avgavs\sav))?(?:\s\((?:[0-9]+|\p{L}[^():]{3,60})\))?\s*:\s*",
    regex.IGNORECASE,
)
_STOP = compiled(r"(?<!\b\p{Lu})[.;](?=\s|$)")
_BETWEEN_NAMES = compiled(r",\s*(?:och\s|samt\s)?|\soch\s|\ssamt\s|;\s*|\s\+\s")
# "Ulla Ek (S) - JA"; without a dash the next name, a comma or the end of the line must follow
_CALL = compiled(
    rf"(?P<name>(?!(?:Ja|Nej|Avstår)\s){NAME})(?:\s*\(\p{{L}}{{1,4}}\))?(?:\s*[-–—:]\s*|\s+)(?P<vote>(?i:ja|nej|avstår|avstod))\b"
    r"(?=\s*(?:$|[,.;]|\s\p{Lu}))"
)
_BAR = compiled(r"[|¦│\t]")
_COLUMN = compiled(
    r"(?<!\S)(?:(?P<yes>ja)|(?P<no>nej)|(?P<none>avst(?:år|od|ående)?\.?|blankt?))(?!\S)", regex.IGNORECASE
)
_SUBSTITUTE = compiled(r"\b(?:ersättare|tjänstgörande|suppleant)\b", regex.IGNORECASE)
_MARK = compiled(r"(?<!\S)[xX×✓✔√](?!\S)")
_GAP = compiled(r"\s{2,}")
_REACH = 3  # signs between a mark and the column that it stands in


@dataclass(slots=True)
class Roll:
    """Who voted how, each once. ``complete``: nothing that looked like a vote was left out; ``blocks``: where.

    ``stated``: how many gave an answer, where the roll says so.
    """

    entries: dict[str, RollEntry] = field(default_factory=dict)
    stated: dict[Answer, int] = field(default_factory=dict)
    complete: bool = True
    blocks: list[Block] = field(default_factory=list)

    def add(self, name: str, vote: Answer) -> None:
        self.entries.setdefault(name, RollEntry(name=name, vote=vote))

    def count(self, vote: Answer) -> int:
        return sum(entry.vote == vote for entry in self.entries.values())

    def figure(self, vote: Answer) -> int | None:
        """How many gave that answer: as printed, or counted where no name is missing."""
        return self.stated.get(vote, self.count(vote) if self.complete else None)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the answers stand: by cell in a table with bars, else by sign."""

    places: tuple[tuple[Answer, int, int], ...]
    barred: bool


def answer(word: str) -> Answer:
    """What *ja*, *nej*, *avstår* and their like say."""
    if compiled(_FOR, regex.IGNORECASE).fullmatch(word):
        return "for"
    return "against" if compiled(_AGAINST, regex.IGNORECASE).fullmatch(word) else "abstained"


def read_roll(blocks: Sequence[Block], people: frozenset[str]) -> Roll:
    """The votes by name in ``blocks``. ``people``: short names of those present."""
    roll = Roll()
    columns: Columns | None = None
    substitutes = False
    for block in blocks:
        known = len(roll.entries)
        _read_labels(block.text, people, roll)
        calls = list(_CALL.finditer(block.text))
        if len(calls) > 1 or (calls and roll.entries):
            for call in calls:
                roll.add(call["name"], answer(call["vote"]))
        _read_sentences(block.text, people, roll)
        for line in _lines(block):
            heads = read_heads(line)
            if heads:
                columns = heads[0] if len(heads) == 1 else None
                substitutes = names_substitutes(line)
            elif columns:
                read_row(line, columns, roll, substitutes=substitutes)
        if len(roll.entries) > known:
            roll.blocks.append(block)
    return roll


def names_of(text: str, people: frozenset[str]) -> list[str] | None:
    """The persons listed in ``text``, None when something else stands among them."""
    found: list[str] = []
    for part in _BETWEEN_NAMES.split(text.strip(" .,;")):
        name = PARTY.sub("", part).strip()
        if name in people or compiled(NAME).fullmatch(name) or is_first_name(name):
            found.append(name)
        elif name:
            return None
    return found


def starts_label(text: str) -> bool:
    """Whether a list of those who gave one answer begins."""
    return _LABEL.match(text) is not None


def _read_labels(text: str, people: frozenset[str], roll: Roll) -> None:
    labels = list(_LABEL.finditer(text))
    for n, label in enumerate(labels):
        listed = text[label.end() : labels[n + 1].start() if n + 1 < len(labels) else len(text)]
        listed = _STOP.split(listed, maxsplit=1)[0]
        names = names_of(listed, people)
        if names is None:  # a damaged or wrapped name among them
            names = [named.name for named in names_in(listed)] if not compiled(r"[0-9]").search(listed) else []
            roll.complete = False
        for name in names:
            roll.add(name, answer(label["vote"]))


def _read_sentences(text: str, people: frozenset[str], roll: Roll) -> None:
    for listed, word, number in told_answers(text):
        for name in names_of(listed, people) or ():
            roll.add(name, answer(word))
            if number is not None:
                roll.stated[answer(word)] = number


def _lines(block: Block) -> Iterator[str]:
    """The lines of the block as they stand in the text, with the white space in front of them."""
    text = block.passage.repaired.text
    for _, offset in block.passage.anchors:
        yield text[row_start(text, offset) : row_end(text, offset)].rstrip()


def names_substitutes(line: str) -> bool:
    """Whether the head of a table has a column for those who voted in a member's place."""
    return bool(_SUBSTITUTE.search(line))


def read_heads(line: str) -> list[Columns]:
    """The columns of each vote, where ``line`` heads a table with at least *Ja* and *Nej*, its layout kept."""
    barred = bool(_BAR.search(line))
    votes: list[list[tuple[Answer, int, int]]] = []
    for match in _COLUMN.finditer(line):
        # one gap of two signs in front of a vote's columns shows that the layout is there
        if match["yes"] or not votes:
            votes.append([])
        if not (
            barred or match.start() == 0 or _GAP.search(line[max(0, match.start() - 2) : match.start()]) or votes[-1]
        ):
            return []
        at = len(_BAR.findall(line[: match.start()])) if barred else match.start()
        votes[-1].append((answer(match[0]), at, at + 1 if barred else match.end()))
    if not votes or any({"for", "against"} - {vote for vote, _, _ in places} for places in votes):
        return []
    return [Columns(tuple(places), barred) for places in votes]


def read_row(line: str, columns: Columns, roll: Roll, *, substitutes: bool) -> None:
    """Add who voted in a row of the table; marks that stand below none of the columns are of something else."""
    names = names_in(line)
    near: list[Answer] = []
    for mark in _MARK.finditer(line):
        at = len(_BAR.findall(line[: mark.start()])) if columns.barred else mark.start()
        reach = 0 if columns.barred else _REACH
        distances = sorted((max(start - at, at - end + 1, 0), vote) for vote, start, end in columns.places)
        if distances[0][0] <= reach and (len(distances) == 1 or distances[0][0] < distances[1][0]):
            near.append(distances[0][1])
        elif distances[0][0] <= reach:
            roll.complete = False
    if len(near) == 1 and names:
        roll.add((names[-1] if substitutes else names[0]).name, near[0])
    elif near or (names and _MARK.search(line)):
        roll.complete = False
