"""The lead of the header: what stands above its lists, and the sentence in it that says who met, when and where.

The sentence (*Protokoll fört vid årsmöte med … den … i …*) often runs over several lines, with blank ones between them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.bodies import organization_name
from protokoll_parse.extract.dates import MONTH, WEEKDAY
from protokoll_parse.extract.header.value import Value
from protokoll_parse.extract.header.venues import is_venue
from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.text import Passage
from protokoll_parse.text.outline import BULLETS
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line, RepairedText

MEETING = (
    r"(?:\p{L}*(?:möte|stämma|sammans?träde|sammankomst)(?:t|n|en)?"
    r"|(?:bildande|stiftande|konstituering)(?:t|en)?(?=\s(?:av|utaf|af)\b)"
    r"|(?:beslut\s+per\s+capsulam|per\s+capsulam(?:[-\s](?:beslut|möte|sammanträde|protokoll))?)(?:et)?)"
)
KIND = compiled(
    r"(?:\b|(?<=_))(?:sammanträdes|\p{L}{0,12}(?:mötes|stämmo)|styrelse|beslut[s]?)?proth?o?[ck]oll?(?:et)?(?:\b|(?=_))|\bminnesanteckningar\b|\bmötesanteckningar\b"
    r"|\bprotokoll\s+fört\s+vid\b",
    regex.IGNORECASE,
)
LABEL = compiled(r"(?:\p{L}+[ /&-]){0,3}\p{L}+\s?:(?!\p{L})")
_GAP = compiled(r"(?<!\s)\s{3,}(?=\S)")
_LINES = 14  # of a lead
_SENTENCE_LINES = 6
_WRAPPED = 60  # signs; a shorter line ends what stands at its end
_OPEN_END = compiled(r"(?:\b(?:av|för|i|med|och|samt|vid|på|hos|den|från)|[,-])$", regex.IGNORECASE)
# "från samråd för byalagen i Lövhult": who meets, without the article, and for whom
INDEFINITE_FOR = (
    r"\b(?:vid|från|med)\s+(?=(?:\p{Ll}+\s)?\p{Ll}*(?:råd|forum|nätverk|grupp|kommitté|beredning)\sför\s\p{L})"
)
_SENTENCE = compiled(
    rf"(?:{KIND.pattern})\s+(?-i:{INDEFINITE_FOR})|\b(?:fört?|förda|förd|hållet|från|vid|på)\s+(?:[\p{{L}}\p{{N}}.:´'’&/#-]+,?\s+){{0,8}}?{MEETING}\b"
    rf"|^(?!(?-i:\p{{Lu}}\p{{Ll}}{{2,20}}(?:[adt]es|ogs)\s))(?:{KIND.pattern})?[\s,:–-]*(?:[\p{{L}}-]+\s){{0,2}}{MEETING}\b(?!\s*[:.])",
    regex.IGNORECASE,
)
# "Protokoll, hållet vid Nämndens i Lövhults", "socken samman-", "träde": the meeting on a later line; so a name that
# is cut: "Protokoll från kultur- och", "fritidsnämndens möte"
_BEGUN = compiled(
    rf"(?:{KIND.pattern}),?\s+(?:(?:förd?t|hål\p{{L}}+|upprättad?t|afhål\p{{L}}+)(?:\s|$)|från\s.{{0,60}}(?:-|\soch)$)",
    regex.IGNORECASE,
)
_TO_DAY = compiled(
    rf"(?P<word>(?!{WEEKDAY})(?-i:\p{{Lu}}\p{{L}}+))\s(?:{WEEKDAY}(?:en)?\b|den\s[0-9])", regex.IGNORECASE
)
_ITEM = compiled(rf"(?:[{BULLETS}]\s*)?(?:§+\s*[0-9]|[0-9]{{1,3}}\s?§|[0-9]{{1,2}}[.)]?\s+(?!(?i:{MONTH})\b)\p{{Lu}})")
_FIELD = compiled(
    r"(?:sammanträdes|mötes)?(?:plats|tid|datum|dag|lokal|närvarande|deltagare|beslutande|dnr|diarienummer|paragraf(?:er)?|"
    r"ordförande|sekreterare|justerare)\b(?!\s+(?:för|vid)\b)",
    regex.IGNORECASE,
)


@lru_cache(maxsize=1)
def _lists() -> regex.Pattern[str]:
    """Labels that open the list of who was there, or name an officer."""
    labels = [entry["pattern"] for entry in phrases("attendance_headings") if not entry.get("end")]
    return compiled(rf"(?:{'|'.join(labels)})(?!\p{{L}})", regex.IGNORECASE)


def is_list(text: str) -> bool:
    """Whether a line opens the list of who was there, or names an officer."""
    return _lists().match(text) is not None


def list_label_end(text: str) -> int:
    """Where what stands behind such a label begins; 0 where the line has none."""
    match = _lists().match(text)
    return len(text) - len(text[match.end() :].lstrip(" :")) if match else 0


def is_item(text: str) -> bool:
    """Whether a line may be an entry of an agenda, or the heading of an item."""
    return _ITEM.match(text) is not None


def beside_letterhead(lines: Sequence[Line]) -> list[Line]:
    """The lines, that of a letterhead cut in front of the sentence that begins beside it and goes on below, further in.

    *Kyrkorådet          fört vid sammanträde med kyrkorådet i*.
    """
    found: list[Line] = []
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        gap = next(reversed([*_GAP.finditer(line.text)]), None)
        column = line.indent + gap.end() if gap else 0
        goes_on = below is not None and below.indent == column and below.number == line.number + 1
        begins = gap and goes_on and (_SENTENCE.match(line.text, gap.end()) or _BEGUN.match(line.text, gap.end()))
        if gap and begins:
            found.append(replace(line, text=line.text[: gap.start()]))
            found.append(replace(line, start=line.start + gap.end(), text=line.text[gap.end() :], indent=column))
        else:
            found.append(line)
    return found


def lead_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines above the attendance list and the first item."""
    found: list[Line] = []
    for line in lines[:_LINES]:
        if is_list(line.text) or (found and is_item(line.text)):
            break
        found.append(line)
    return found


@dataclass(frozen=True, slots=True)
class Statement:
    """The sentence as running text; ``breaks``: where a line ends that leaves nothing unfinished."""

    passage: Passage
    breaks: tuple[int, ...]

    @property
    def text(self) -> str:
        return self.passage.text

    def value(self, start: int, end: int, rule: str, text: str | None = None, basis: str = "stated") -> Value:
        """The value that ``text[start:end]`` is, with its place."""
        part = self.passage.part(start, end)
        first, last = part.anchors[0][1], part.anchors[-1]
        return Value(text or part.text, first, last[1] + len(part.text) - last[0], rule, basis)

    def next_break(self, start: int) -> int:
        """Where the line ends on which ``start`` stands, or the last of those that go on."""
        return next((at for at in self.breaks if at > start), len(self.text))


def read_statements(lines: Sequence[Line], repaired: RepairedText) -> list[Statement]:
    """The sentences of the lead that speak of the meeting, each with the lines on which it goes on.

    Those that call themselves minutes come first: an invitation may be printed above them.
    """
    found: list[Statement] = []
    for first, line in enumerate(lines):
        begun = _SENTENCE.search(line.text) or _BEGUN.match(line.text)
        if not begun or LABEL.match(line.text) or compiled(r"\s{3,}").search(line.text):
            continue
        pieces = [line]
        for following in lines[first + 1 : first + _SENTENCE_LINES]:
            if pieces[-1].text.endswith((".", ":")) or LABEL.match(following.text) or _FIELD.match(following.text):
                break
            if KIND.search(following.text):
                break
            pieces.append(following)
        passage = Passage.of(repaired, [(piece.start, piece.text) for piece in pieces])
        if not _SENTENCE.search(passage.text):
            continue
        breaks = [
            at - 1
            for (at, _), (before, after) in zip(passage.anchors[1:], pairwise(pieces), strict=False)
            if not _goes_on(before, after)
        ]
        found.append(Statement(passage, tuple(breaks)))
    return sorted(found, key=lambda statement: KIND.search(statement.text) is None)


def _goes_on(before: Line, after: Line) -> bool:
    """Whether the sentence goes on from one line to the next: a full line, an open end, a small letter right below."""
    if _OPEN_END.search(before.text):
        return True
    if after.number != before.number + 1:
        return False
    one_name = _is_one_name(before.text, after.text) or _ends_name(after.text)
    return len(before.text) >= _WRAPPED or after.text[0].islower() or one_name


def _ends_name(text: str) -> bool:
    """Whether one word stands in front of the day that is no venue: *… för Lövhult*, *Allmänning tisdagen den …*"""
    last = _TO_DAY.match(text)
    return last is not None and not is_venue(last["word"], whole=True)


def _is_one_name(above: str, below: str) -> bool:
    """Whether the name of an association is cut behind its owner: *… med Lövhults*, *Idrottsförening den …*"""
    owner, first = above.rsplit(maxsplit=1)[-1], below.split(maxsplit=1)[0]
    return owner.endswith("s") and organization_name(weak=False).fullmatch(f"{owner} {first}") is not None
