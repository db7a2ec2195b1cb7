"""Lines that may be the heading of an item, each with the rule that says so and a first score."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.lexicon import is_first_name
from protokoll_parse.lexicon.phrases import is_todo_heading
from protokoll_parse.lexicon.sections import section_role
from protokoll_parse.segment.contents import CLOSE, CONTENTS, LEADERS, mark_repeated
from protokoll_parse.segment.flat_cover import is_flat_cover
from protokoll_parse.segment.heading_rules import (
    HEADING_RULES,
    IN_PARTS,
    SIGN_BEHIND,
    SURE,
    Heading,
    HeadingRule,
    Number,
)
from protokoll_parse.segment.layout import marker_of
from protokoll_parse.segment.misread_signs import without_doubtful
from protokoll_parse.segment.number_behind import may_be_title, without_running_heads
from protokoll_parse.segment.parts import without_parts
from protokoll_parse.segment.repeated_numbers import CONTINUED
from protokoll_parse.text.outline import BULLETS, MISREAD_BULLETS
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll_parse.text import Line

_DIGITS = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "é": "6"})

_BULLET = compiled(rf"(?:[{BULLETS}{MISREAD_BULLETS}]|[eo]{{1,2}})\s+(?=[0-9§])")  # with what OCR makes of a bullet
_ELECTED = compiled(r"\b(?:utsågs|valdes|utses|väljs)\b")  # "Att justera protokollet utsågs …"
_SPECK = compiled(r"_+|[.,:;·'‘’`~-]{1,2}\s+(?=§)")  # a rule on the heading's line, or dirt on the paper
_BULLETED = 0.3  # "• 12. Title": more often an entry of a list
_EMPHASISED = 0.8  # larger or bolder than the running text
_ROMAN = {
    f"{tens}{ones}": 10 * ten + one
    for ten, tens in enumerate(("", "X", "XX", "XXX", "XL"))
    for one, ones in enumerate(("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"))
}
_LOWER = 1.2
_SIGNED = compiled(r"vid\s+protokollet\s*:?$", regex.IGNORECASE)
_BEHIND_SIGNATURES = 3.0  # appendices have numbers, too
_NAME_REVERSED = compiled(r"\p{Lu}[\p{L}-]+,\s(?P<first>\p{Lu}\p{Ll}+)(?:\s|$)")  # "Ek, Anna (X)"
_ON_ANOTHER_PAGE = 2.5  # the item has a heading with its title elsewhere, or its page is lost
_YEAR = compiled(r"(?:19|20)[0-9][0-9]$")
# a law is quoted, not an item opened: "5 § kommunallagen", "§ 24 i stadgarna"
_LAW = compiled(
    r"(?:i\s)?(?:\p{Ll}*(?:lagen|balken|förordningen|stadgarna|stadgan|reglementet)\b|kap\b|första stycket)"
)


def find_headings(
    lines: Sequence[Line],
    item_range: tuple[int, int] | None,
    skip: frozenset[int],
    emphasised: frozenset[int] = frozenset(),
) -> list[Heading]:
    """All candidates of all rules, in the order of the lines.

    ``item_range`` is what the cover states, ``emphasised`` the numbers of the lines that stand out by their type.
    """
    found: list[Heading] = []
    contents_until = -1
    entries: dict[str, Number] = {}  # the last one of each family in the agenda
    signed = False
    read = 0  # lines with text; blank ones fall anywhere in OCR text
    for index, line in enumerate(lines):
        if not line.text or line.number in skip or is_flat_cover(line.text):
            continue
        read += not (read < contents_until and marker_of(line.text))  # points below an entry of an agenda
        if (contents := CONTENTS.match(line.text)) and contents.end() < 34:
            contents_until = read + CLOSE
            entries.clear()
        if _SIGNED.match(line.text):
            signed = True
        families: set[str] = set()
        clean = line.text[found_speck.end() :] if (found_speck := _SPECK.match(line.text)) else line.text
        bullet = _BULLET.match(clean)
        text = clean[bullet.end() :] if bullet else clean
        for rule in HEADING_RULES:
            # 38 may be § 8 and 3 §
            if (rule.family in families and rule.id != SIGN_BEHIND) or not (match := rule.pattern.fullmatch(text)):
                continue
            number = _value(match["n"], rule)
            score = _score(rule, lines, index, number, match["rest"], item_range)
            if score is None:
                continue
            score -= (_BEHIND_SIGNATURES if signed else 0.0) + (_BULLETED if bullet else 0.0)
            score += _EMPHASISED if line.number in emphasised else 0.0
            families.add(rule.family)
            if number <= entries.get(rule.family, (0,)):
                contents_until = -1  # the numbers begin again: the agenda is over
            listed = read <= contents_until
            if listed:
                entries[rule.family] = number
            found.append(
                Heading(index, number, " ".join(match["label"].split()), match["rest"].strip(), rule, score, listed)
            )
        if read <= contents_until and (families or LEADERS.search(line.text)):
            contents_until = read + CLOSE  # the list goes on as long as its entries stand close together
    return mark_repeated(without_parts(without_doubtful(without_running_heads(found), item_range)), lines)


def _value(printed: str, rule: HeadingRule) -> Number:
    """The number as printed: 12, 3.1, XII; (0,) for what is no Roman number (IIX); (2, 1) for 2a."""
    if rule.family == "roman":
        return (_ROMAN.get(printed, 0),)
    if rule.id == IN_PARTS:
        return int(printed[:-1]), ord(printed[-1]) - ord("a") + 1
    return tuple(int(part) for part in printed.translate(_DIGITS).replace(":", ".").split("."))


def _score(
    rule: HeadingRule,
    lines: Sequence[Line],
    index: int,
    number: Number,
    rest: str,
    item_range: tuple[int, int] | None,
) -> float | None:
    """Evidence for this line as a heading; None when it can be none."""
    text = lines[index].text
    if rest and (_LAW.match(rest) if rule.family != "behind" else not may_be_title(rest)):
        return None
    if number[0] == 0 or (rule.family != "section" and _YEAR.match(str(number[0]))):
        return None
    if rule.family not in SURE and rest.startswith("Att ") and not is_todo_heading(rest) and not _ELECTED.search(rest):
        return None  # a clause of a decision
    if rule.family == "dated" and (item_range is None or not item_range[0] <= number[0] <= item_range[1]):
        return None  # the same matter at another meeting
    if not rest and index + 1 < len(lines) and lines[index + 1].text == "§":
        return None  # the head of a table, whose other numbers were not filled in
    if (name := _NAME_REVERSED.match(rest)) and is_first_name(name["first"]):
        return None  # a row of a list of members
    score = rule.score
    if rule.family in ("section", "behind") and rest[:1].islower():
        score -= _LOWER  # "§ 13 publiceras inte", or a sentence that happens to break there
    before = lines[index - 1] if index else None
    if before is None or not before.text or before.page != lines[index].page:
        score += 0.4
    if LEADERS.search(text) or any(
        LEADERS.search(line.text) for line in lines[index + 1 : index + 4] if line.text and not section_role(line.text)
    ):
        score -= 3.0
    if rest:
        score += 0.3 if len(rest.split()) <= 14 else -0.3
        if rest.endswith("."):
            score -= 0.3
        if CONTINUED.search(rest):
            score -= _ON_ANOTHER_PAGE
    if item_range:
        low, high = item_range
        score += 0.8 if low <= number[0] <= high else -2.0
    return score
