"""The sign § in pages that Tesseract's Swedish model reads, which does not know it and prints 8, $, S, 5 or 3 instead.

The English model knows it but not å ä ö. So lines in which § may have stood are read a second time, with that one, and
nothing but the sign is taken over. Where the two models differ in what stands before the same number, it was no digit:
digits they read alike. Headings that both take for numbers ("86") show by the sections around them (§ 5, § 7).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from protokoll_parse.reading.printed import PrintedWord

_SIGN = r"[8$Ss53B&§]"
_ALONE = re.compile(rf"\(?{_SIGN}{{1,2}}")
_GLUED = re.compile(rf"\(?{_SIGN}{{1,2}}\d{{1,3}}(?:[-–—]\d{{1,3}})?[.,:;)]*")
_NUMBER = re.compile(r"\d{1,3}(?:[-–—]\d{1,3})?[.,:;)]*")
_HEAD = re.compile(rf"(\(?)({_SIGN}{{1,2}}?)(\d.*|)")
_SECOND = re.compile(r"(\(?)(§{1,2})(.*)")
_OF_A_LAW = re.compile(r"(\d{1,3})(§{1,2})")  # "5 §"

_HIDDEN = re.compile(r"[8$S53](\d{1,3})")
_OFF = 0.5  # heights of the line by which the places of a sign differ at most
_STOPS = ".,:;)"

Line = list[PrintedWord]


def doubtful(line: Line) -> list[tuple[int, int]]:
    """Where § may have stood in a line: the first word of each place, and the one behind its last."""
    places = []
    for index, word in enumerate(line):
        alone = _ALONE.fullmatch(word.text)
        if alone and index + 1 < len(line) and _NUMBER.fullmatch(line[index + 1].text):
            places.append((index, index + 2))
        elif _GLUED.fullmatch(word.text) or (alone and index and _NUMBER.fullmatch(line[index - 1].text)):
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
        first = "".join(word.text for word in part)
        text = _settled(first, _within(words, part, 0.0)) or _settled(first, _within(words, part, _OFF))
        out += part if text is None else _printed(text, part)
    return out + line[at:]


def in_sequence(lines: list[Line]) -> None:
    """Give headings their sign that stand beside sections with the number before or after theirs."""
    known = {int(line[1].text) for line in lines if len(line) > 1 and line[0].text == "§" and line[1].text.isdecimal()}
    hidden = {}
    for line in lines:
        glued = _HIDDEN.fullmatch(line[0].text)
        if glued and (len(line) == 1 or not line[1].text[0].islower()):
            hidden[int(glued[1])] = line
    while found := [number for number in hidden if number - 1 in known or number + 1 in known]:
        for number in found:
            line = hidden.pop(number)
            line[:1] = _printed(f"§ {number}", line[:1])
            known.add(number)


def _within(words: Line, part: Line, off: float) -> str:
    """What stands where ``part`` stands, give or take some heights of the line."""
    margin = off * (part[0].bottom - part[0].top)
    left, right = part[0].left - margin, part[-1].right + margin
    return " ".join(word.text for word in words if left < (word.left + word.right) / 2 < right)


def _settled(first: str, second: str) -> str | None:
    """What stands there, with § before a space; None when it is no §."""
    bare, bare_first = second.replace(" ", "").rstrip(_STOPS), first.rstrip(_STOPS)
    stops = first[len(bare_first) :]
    sure = _SECOND.fullmatch(bare)
    if sure:
        head, rest = bare_first.removesuffix(sure[3]), sure[3]
        same = head + rest == bare_first and _ALONE.fullmatch(head)
        return f"{sure[1]}{sure[2]} {rest}{stops}".rstrip() if same else None
    law = _OF_A_LAW.fullmatch(bare)
    if law:
        number, head = first[: len(law[1])], first[len(law[1]) :]
        return f"{law[1]} {law[2]}" if number == law[1] and _ALONE.fullmatch(head) else None
    mine, other = _HEAD.fullmatch(bare_first), _HEAD.fullmatch(bare)
    differ = mine and other and mine[3] == other[3] and mine[2] != other[2]
    if mine and (differ or set(mine[2]) == {"$"}):  # minutes are not about dollars
        return f"{mine[1]}{'§' * len(mine[2])} {mine[3]}{stops}".rstrip()
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
    return word._replace(text=text, left=left, right=right)
