"""The stage itself: a text in, its repaired form and the edits out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import chain

from protokoll_parse.lexicon.words import load
from protokoll_parse.repair.candidates import Candidates, Reading
from protokoll_parse.repair.capital_i import capital_i_edits
from protokoll_parse.repair.capital_words import capital_word_edits
from protokoll_parse.repair.channel import SWEDISH, Loss
from protokoll_parse.repair.context import BAR, BOUNDARY, COMMA, NUMBER, UNKNOWN, Slot, choose, sign, slot_of
from protokoll_parse.repair.damage import damaged_lines, loss_of, shows_loss, stretches
from protokoll_parse.repair.document import Document
from protokoll_parse.repair.double_names import double_name_edits
from protokoll_parse.repair.doubt import weighed
from protokoll_parse.repair.edits import edit_of, stays
from protokoll_parse.repair.encoding import encoding_edits
from protokoll_parse.repair.glued import glued_edits
from protokoll_parse.repair.hyphens import joined
from protokoll_parse.repair.letter_spaced import letter_spaced_edits
from protokoll_parse.repair.ligatures import ligature_edits
from protokoll_parse.repair.marks import marks_of
from protokoll_parse.repair.misread_party import misread_party_edits
from protokoll_parse.repair.origins import by_origin
from protokoll_parse.repair.rerank import reranked
from protokoll_parse.repair.sections import section_edits
from protokoll_parse.repair.served_sections import served_section_edits
from protokoll_parse.repair.settings import EVERYTHING, Settings
from protokoll_parse.repair.small_capitals import small_capital_edits
from protokoll_parse.repair.specks import gap_edits, specks
from protokoll_parse.repair.tokens import Token, tokens_of
from protokoll_parse.repair.twice_read import twice_read_edits
from protokoll_parse.text import Damage, Edit, RepairedText, SourceText

_FULL, _SHORTEST_FULL = 0.8, 45  # share of the longest line of its paragraph, and signs, of a line that flows on
_LEAST_SHARE = 0.03  # of å, ä and ö among the letters; Swedish has more than twice as many
_SIGNS = {"comma": COMMA, "end": BOUNDARY, "number": NUMBER, "guarded": UNKNOWN, "bar": BAR}


@lru_cache(maxsize=4)
def _candidates(loss: Loss, settings: Settings) -> Candidates:
    return Candidates(load(), loss, settings)


def repair(
    text: str | SourceText, settings: Settings = EVERYTHING, words: Mapping[str, float] | None = None
) -> RepairedText:
    """Undo what OCR in the wrong language did to Swedish. Intact text comes back without edits.

    ``words``: words of the user, each with its cost (see ``Candidates``).

    Raises:
        LexiconError: when the packaged lexicon is missing or damaged.
    """
    source = SourceText.from_string(text) if isinstance(text, str) else text
    decoded = tuple(encoding_edits(source.text)) if settings.encoding else ()
    if decoded and _is_all(source.text, decoded):
        return RepairedText(source, decoded, Damage(True, 0.0, False))
    lines = source.text.split("\n")
    damaged = [False] * len(lines)
    edits: list[Edit] = []
    for loss, numbers in _suspects(lines, settings):
        candidates = Candidates(load(), loss, settings, words) if words else _candidates(loss, settings)
        tokens = [list(tokens_of(lines[number], source.line_starts[number])) for number in numbers]
        flags = damaged_lines(tokens, candidates)
        damaged_words = (
            token.text
            for line, flag in zip(tokens, flags, strict=True)
            for token in line
            if flag and settings.document and token.kind == "word"
        )
        hyphens = _hyphens(lines, source.line_starts) if any(flags) else frozenset()
        document = Document(candidates, damaged_words)
        for paragraph in _paragraphs(numbers, tokens, flags):
            halves = joined(paragraph, hyphens, document.readings, candidates.channel) if settings.hyphens else {}
            edits += _paragraph_edits(source, paragraph, document, halves, settings)
        for number, flag in zip(numbers, flags, strict=True):
            damaged[number] = flag
    marks = marks_of(lines, source.line_starts, damaged) if settings.marks else iter(())
    edits = _merged(edits, marks)
    if settings.marks:
        text = source.text
        sections = list(section_edits(text))
        served = _beside(sections, served_section_edits(text))
        names = chain(double_name_edits(text), small_capital_edits(text))
        signs = chain(twice_read_edits(text), misread_party_edits(text), gap_edits(text))
        edits += _beside(edits, chain(sections, served, names, signs))
        # letters and words that are none of their own
        capitals = chain(capital_word_edits(text), capital_i_edits(text))
        spaced = sorted(chain(letter_spaced_edits(text), glued_edits(text), capitals), key=_start)
        edits = [*spaced, *_beside(spaced, iter(edits))]
        edits.sort(key=_start)
    if settings.encoding:
        edits = [*decoded, *_beside(decoded, iter(edits))]
        edits.sort(key=_start)
        edits += _beside(edits, ligature_edits(source.text))
        edits.sort(key=_start)
    return RepairedText(source, tuple(edits), _damage(source.text, damaged=any(damaged)))


def _is_all(text: str, decoded: Sequence[Edit]) -> bool:
    """Whether decoding was what the text lost its letters by: with these edits it has as many as Swedish has."""
    given = sum(edit.replacement.lower().count(letter) for edit in decoded for letter in SWEDISH)
    letters = sum(map(str.isalpha, text)) + given
    return given >= _LEAST_SHARE * letters


def _suspects(lines: Sequence[str], settings: Settings) -> Iterator[tuple[Loss, list[int]]]:
    """The lines that are not cleared of damage, by what they may have lost.

    Those that show none of å, ä and ö are kept apart from those that show some: tables and lists of an intact document
    would otherwise hide what a damaged page beside them lost. Where other stretches of the document are intact, a few
    lines that show some of the letters and by chance not all of them are cleared, too.
    """
    bare: list[int] = []
    others: list[int] = []
    cleared = False
    for stretch in stretches(lines):
        if stretch.intact and settings.windows:
            cleared = True
        else:
            text = "\n".join(lines[stretch.first : stretch.last])
            place = bare if len(loss_of(text).lost) == len(SWEDISH) else others
            place.extend(range(stretch.first, stretch.last))
    for numbers in (bare, others):
        text = "\n".join(lines[number] for number in numbers)
        loss = loss_of(text, beside_lost=numbers is others and bool(bare))
        if numbers and loss.lost and not (cleared and numbers is others and not shows_loss(text, loss)):
            yield loss, numbers


def _hyphens(lines: Sequence[str], starts: Sequence[int]) -> frozenset[int]:
    """Where the hyphens stand that end a line."""
    stripped = map(str.rstrip, lines)
    return frozenset(start + len(line) - 1 for start, line in zip(starts, stripped, strict=True) if line.endswith("-"))


def _merged(words: Sequence[Edit], marks: Iterator[Edit]) -> list[Edit]:
    """Both kinds of edits in order; where they meet, the word wins."""
    taken = {edit.span.start for edit in words}
    edits = [*words, *(edit for edit in marks if edit.span.start not in taken)]
    return sorted(edits, key=_start)


def _start(edit: Edit) -> int:
    return edit.span.start


def _beside(edits: Sequence[Edit], others: Iterator[Edit]) -> list[Edit]:
    """Those of the other edits that touch none of ``edits``, which are in order."""
    found = []
    for other in others:
        after = bisect_left(edits, other.span.end, key=_start)
        if not after or edits[after - 1].span.end <= other.span.start:
            found.append(other)
    return found


def _damage(text: str, *, damaged: bool) -> Damage:
    letters = sum(map(str.isalpha, text))
    if letters < 50:
        return Damage(damaged, None, damaged or None)
    count = sum(text.count(letter) for letter in "åäöÅÄÖ")
    return Damage(damaged, count / letters, damaged)


def _paragraphs(
    numbers: Sequence[int], tokens: Sequence[Sequence[Token]], flags: Sequence[bool]
) -> Iterator[list[Sequence[Token]]]:
    """Runs of damaged lines that follow one another without a blank line."""
    paragraph: list[Sequence[Token]] = []
    before = -1
    for number, line, damaged in zip(numbers, tokens, flags, strict=True):
        if paragraph and (not line or not damaged or number != before + 1):
            yield paragraph
            paragraph = []
        if line and damaged:
            paragraph.append(line)
        before = number
    if paragraph:
        yield paragraph


def _paragraph_edits(
    source: SourceText,
    lines: Sequence[Sequence[Token]],
    document: Document,
    halves: Mapping[int, Reading],
    settings: Settings,
) -> Iterator[Edit]:
    lexicon = load()
    tokens: list[Token] = []
    slots: list[Slot] = []
    first = True
    flowing = _flowing(lines)
    doubted = settings.doubt and source.words is not None
    for line in lines:
        if tokens and _begins_anew(tokens[-1], line[0], flowing):
            tokens.append(Token(line[0].start - 1, "\n", "end"))
            slots.append(sign(BOUNDARY, lexicon))
        names = _is_of_names(line)
        for place, token in enumerate(line):
            tokens.append(token)
            if token.kind == "word":
                begins = (first or place == 0) and not (names or _is_before_name(line, place))
                half = halves.get(token.start)
                if half or doubted:
                    found = (half,) if half else document.readings(token.text)
                    found = weighed(found, token, source) if doubted else found
                    slots.append(slot_of(found, first=begins, settings=settings))
                else:
                    slots.append(document.slot(token.text, first=begins))
                first = False
            else:
                slots.append(sign(_SIGNS[token.kind], lexicon))
                first = token.kind == "end"
    chosen = choose(slots, lexicon, settings)
    if settings.rerank:
        chosen = by_origin(reranked(chosen, lexicon), lexicon)
    if settings.marks:
        yield from specks(source.text, tokens, chosen)
    for at, (token, choice) in enumerate(zip(tokens, chosen, strict=True)):
        if token.kind == "word" and not stays(choice):
            inside = at > 0 and tokens[at - 1].text[0].islower() and (not slots[at].first or token.start in flowing)
            in_title = at + 1 < len(tokens) and tokens[at + 1].text[0].isupper()
            edit = edit_of(token, slots[at], choice, inside=inside and not in_title)
            if edit is not None:
                yield edit


def _is_of_names(line: Sequence[Token]) -> bool:
    """Whether a line is no sentence: it has several words, all with a capital."""
    words = 0
    for token in line:
        if token.kind == "word" and not token.text.isupper():
            if not token.text[0].isupper():
                return False
            words += 1
    return words > 1


def _is_before_name(line: Sequence[Token], place: int) -> bool:
    """Whether the next word has a capital: what begins a line or sentence in front of it may be a first name."""
    following = line[place + 1] if place + 1 < len(line) else None
    return (
        following is not None
        and following.kind == "word"
        and following.text[0].isupper()
        and not following.text.isupper()
    )


def _begins_anew(before: Token, token: Token, flowing: Set[int]) -> bool:
    """Whether a line begins a sentence of its own, as below a heading, though the line before ends in a word."""
    return before.kind == "word" and token.start not in flowing and token.kind == "word" and token.text[0].isupper()


def _flowing(lines: Sequence[Sequence[Token]]) -> set[int]:
    """Where lines begin that go on with the sentence of the line before: that one is full and ends in a word."""
    lengths = [line[-1].start + len(line[-1].text) - line[0].start for line in lines]
    full = max(_FULL * max(lengths, default=0), _SHORTEST_FULL)
    return {
        line[0].start
        for before, line, length in zip(lines, lines[1:], lengths, strict=False)
        if length >= full and before[-1].kind == "word"
    }
