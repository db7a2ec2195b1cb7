"""The sign § in pages that Tesseract's Swedish model reads: it does not know the sign, and prints 8, $, S or 5 for it.

The English model knows it but not å ä ö. So lines in which § may have stood are read a second time, with that one, and
nothing but the sign is taken over. Where the two models differ in what stands before the same number, it was no digit:
digits they read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from protokoll_parse.reading.printed import PrintedWord

_SIGN = r"[8$Ss5B§]"
_ALONE = re.compile(rf"\(?{_SIGN}{{1,2}}")
_GLUED = re.compile(rf"\(?{_SIGN}{{1,2}}\d{{1,3}}(?:[-–—]\d{{1,3}})?[.,:;)]*")
_NUMBER = re.compile(r"\d{1,3}(?:[-–—]\d{1,3})?[.,:;)]*")
_HEAD = re.compile(rf"(\(?)({_SIGN}{{1,2}}?)(\d.*|)")
_SECOND = re.compile(r"(\(?)(§{1,2})(.*)")

Line = list[PrintedWord]


def doubtful(line: Line) -> list[tuple[int, int]]:
    """Where § may have stood in a line: the first word of each place, and the one behind its last."""
    places = []
    for index, word in enumerate(line):
        if _ALONE.fullmatch(word.text):
            if index + 1 < len(line) and _NUMBER.fullmatch(line[index + 1].text):
                places.append((index, index + 2))
            elif index and _NUMBER.fullmatch(line[index - 1].text):
                places.append((index, index + 1))
        elif _GLUED.fullmatch(word.text):
            places.append((index, index + 1))
    # "8 12" is one place, whatever 12 looks like
    return [place for before, place in pairwise([(0, 0), *places]) if place[0] >= before[1]]


def settled(line: Line, second: Iterable[PrintedWord]) -> Line:
    """The line with § where its second reading, whose places are those of the first, has the sign."""
    words = list(second)
    out: Line = []
    at = 0
    for start, end in doubtful(line):
        out += line[at:start]
        at = end
        part = line[start:end]
        left, right = part[0].left, part[-1].right
        again = " ".join(word.text for word in words if left < (word.left + word.right) / 2 < right)
        text = _settled("".join(word.text for word in part), again)
        out += part if text is None else _printed(text, part)
    return out + line[at:]


def _settled(first: str, second: str) -> str | None:
    """What stands there, with § before a space; None when it is no §."""
    bare = second.replace(" ", "")
    sure = _SECOND.fullmatch(bare)
    if sure:
        head, rest = first.removesuffix(sure[3]), sure[3]
        if head + rest == first and _ALONE.fullmatch(head):
            return f"{sure[1]}{sure[2]} {rest}".rstrip()
        return None
    mine, other = _HEAD.fullmatch(first), _HEAD.fullmatch(bare)
    if mine and other and mine[3] == other[3] and (mine[2] != other[2] or mine[2] == "$"):
        return f"{mine[1]}{'§' * len(mine[2])} {mine[3]}".rstrip()
    return None


def _printed(text: str, part: Line) -> Line:
    """The words of ``text`` where those of ``part`` stand."""
    texts = text.split(" ")
    if len(texts) == len(part):
        return [_copy(word, text, word.left, word.right) for word, text in zip(part, texts, strict=True)]
    first, last = part[0], part[-1]
    if len(texts) == 1:
        return [_copy(first, text, first.left, last.right)]
    letter = (last.right - first.left) / (len(text) or 1)
    return [
        _copy(first, texts[0], first.left, first.left + letter * len(texts[0])),
        _copy(last, texts[1], last.right - letter * len(texts[1]), last.right),
    ]


def _copy(word: PrintedWord, text: str, left: float, right: float) -> PrintedWord:
    return PrintedWord(text, left, word.top, right, word.bottom, word.confidence, word.size, word.bold)
