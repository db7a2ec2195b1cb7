"""Signs that stand alone: a bar that was the word I, letters that were bullets, a dollar that was §, Il that was II.

And letters within numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from protokoll_parse.repair.guards import ADDRESS_REST, DIGITS_FOR, NUMBER_WITH_LETTERS, ROMAN
from protokoll_parse.repair.rules import BAR, BULLET, MISREAD_DIGIT, MISREAD_ROMAN, SECTION, TORN, Rule
from protokoll_parse.text import Edit, Span

_BAR = re.compile(r"(?:^|(?<= ))\|(?= |$)")
# the end of a sentence; the number of a list ("1.") is none
_SENTENCE_END = re.compile(r"(?:[^\W\d]|\d{4}|-\d\d)[)”\"’']? ?(?:[.:!?]|\.{2,4})[)”\"’']?$")
_PROSE = re.compile(r"^\w+(?:[ ,;]+\w+){4}")  # … begins like this, and cells of tables hardly do
# a lone e or o may be a bullet too, but nothing shows that it is none of the text's own: it stays
_BULLET = re.compile(r"^( *)(eo|[©®¢])(?= +[^\W\d_])")
# a space that OCR saw before the wide @ of an address
_TORN = re.compile(rf"(?<=[a-z])( @)(?={ADDRESS_REST[1:]})")
# II and III behind a name, or what is numbered so
_ROMAN = re.compile(
    r"(?:\b[^\W\d_a-zåäö][\w-]+|\b(?:del|klass|bilaga|typ|kapitel|avsnitt|niv\w|fas|etapp|steg|grupp)) "
    rf"({'|'.join(ROMAN)})(?=[ .,:;)]|$)(?! [^\W\d_a-zåäö])"
)
# "$ 12" opening a line; "8 12" and "5 12" also open lists and tables (see ``sections``)
_SECTION = re.compile(r"^ *(\$)(?= ?\d{1,4}\b(?![.,]\d))")


def marks_of(lines: Sequence[str], starts: Sequence[int], damaged: Sequence[bool]) -> Iterator[Edit]:
    """The edits of single signs in the damaged lines, in order. ``starts``: where each line begins."""
    for number, line in enumerate(lines):
        if not damaged[number]:
            continue
        bullet = _BULLET.match(line)
        if bullet is not None:
            yield _edit(starts[number] + bullet.start(2), bullet.group(2), "•", BULLET, 0.9)
        section = _SECTION.match(line) if "$" in line else None
        if section is not None:
            yield _edit(starts[number] + section.start(1), "$", "§", SECTION, 0.95)
        torn = _TORN.search(line) if " @" in line else None
        if torn is not None:
            yield _edit(starts[number] + torn.start(1), " @", "@", TORN, 0.95)
        for roman in _ROMAN.finditer(line) if "Il" in line else ():  # as all of ROMAN have
            yield _edit(starts[number] + roman.start(1), roman[1], "I" * len(roman[1]), MISREAD_ROMAN, 0.95)
        if "O" in line or "é" in line:
            yield from _digits(line, starts[number])
        bars = list(_BAR.finditer(line)) if "|" in line else []
        if all(_is_word(lines, number, bar.start()) for bar in bars):
            for bar in bars:
                yield _edit(starts[number] + bar.start(), "|", "I", BAR, 0.97)


def _digits(line: str, start: int) -> Iterator[Edit]:
    for found in NUMBER_WITH_LETTERS.finditer(line):
        for at, sign in enumerate(found[0], start + found.start()):
            if sign in DIGITS_FOR:
                yield _edit(at, sign, DIGITS_FOR[sign], MISREAD_DIGIT, 0.95)


def _edit(start: int, original: str, replacement: str, rule: Rule, confidence: float) -> Edit:
    return Edit(Span(start, start + len(original)), original, replacement, rule.id, confidence, original)


def _is_word(lines: Sequence[str], number: int, at: int) -> bool:
    """Whether a lone bar is the word *I*: it begins a sentence, or a line of running text, which no rule begins."""
    before, after = lines[number][:at].rstrip(), lines[number][at + 1 :].lstrip()
    first = not before
    if first and number:
        before = lines[number - 1].rstrip()
    if not after and number + 1 < len(lines):
        after = lines[number + 1].lstrip()
    ended = _SENTENCE_END.search(before) is not None
    if first and after[:1].isupper():
        return ended and _PROSE.match(after) is not None and not before.startswith("|")
    if first:
        return after[:1].islower() or (ended and after[:1].isdigit())
    return ended and after[:1].isalnum()
