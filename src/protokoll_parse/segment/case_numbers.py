"""Case numbers (*diarienummer*) beside an item's number and title, by their label or by their form."""

from __future__ import annotations

from typing import NamedTuple

import regex

from protokoll_parse.text.patterns import compiled

_LABELLED = compiled(
    r"(?:Dnr|Diarienr|Diarienummer|Ärendenummer|Ärendenr|Ärende-ID)\b\.?:?\s*(?P<number>(?:\p{L}{1,8}\s)?\S*[0-9]\S*(?:\s[0-9]+\S*|\s\p{Lu}{2,5}-[0-9]{1,3}(?!\S))?)?\s*",
    regex.IGNORECASE,
)
_YEAR = "(?:19|20)[0-9]{2}"
# by its form: the code of the register, the year and the number in the orders and with the signs that there are
BARE = (
    # KFN 2024/12
    rf"(?:(?:\p{{Lu}}(?:\p{{Lu}}{{0,5}}|\p{{Ll}}{{1,4}}|\p{{Ll}}\p{{Lu}})[ /-]?)?{_YEAR}[/:-][0-9]+(?:[.:/-][0-9]+)*"
    rf"|\p{{Lu}}{{2,6}}[ .-]?{_YEAR}\.[0-9]{{2,}}(?![.:/-]?[0-9])"  # KS 2024.0318
    rf"|{_YEAR}[/-]\p{{Lu}}{{2,5}}[ -]?[0-9]{{1,6}}"  # 2024/KS0123
    rf"|{_YEAR}[./-][0-9]{{1,6}} \p{{Lu}}{{2,5}}\b(?! ?\p{{L}})"  # 2024.318 KS
    r"|\p{Lu}{2,4} [0-9](?:\.[0-9]){1,3}[/-][0-9]{1,6}[/-](?:19|20)?[0-9]{2}"  # FS 1.3.2-1234-24
    r"|\p{Lu}{1,6}[ -]?[0-9]{2,6}[/:-][0-9]+"  # KS24-123
    r"|\p{Lu}{1,6}[ /-][0-9]{1,6}[/:-](?:19|20)?[0-9]{2})"  # RS/12/2024
)
# with the code of the filing plan (diarieplan) behind it
_OF_REGISTER = r"(?!(?:19|20)[0-9]{2}/)[0-9]{3,5}/[0-9]{2}"  # "0509/23", but not "2023/24"
_ALONE = compiled(rf"(?P<bracket>\()?(?P<number>{BARE}|{_OF_REGISTER})(?(bracket)\))(?:\s+(?:- )?[0-9]{{2,4}})?\s*$")
_IN_COLUMN = compiled(rf"(?P<number>{BARE})(?:\s{{3,}}(?=\S)|(?<=^\p{{Lu}}.*)\s(?=\p{{Lu}}\p{{L}}))")
_EMPTY = compiled(r"\p{Lu}{1,6}/")  # the form's prefix, its number not filled in
# in brackets: "(KS 2024.12)", "(KS/12/2024)", but not "(SOU 2024:12)", which is no case
_IN_BRACKETS = (
    r"(?!EU\b|EG\b)(?:\p{Lu}{1,6}"
    rf"(?:(?:[ .-]?{_YEAR}[./-]|/{_YEAR}[./:-]|[ -]?[0-9]{{2}}[/-])[0-9]+(?:[./-][0-9]+){{0,2}}"
    rf"|/[0-9]{{1,6}}/(?:19|20)?[0-9]{{2}})|{_YEAR}[/-]\p{{Lu}}{{2,5}}[ -]?[0-9]{{1,6}})"
)
# the same behind the title: "(Dnr KUN 2024/123)", or in a column of its own
_BEHIND = compiled(
    rf"(?<!\s)(?:(?:,?\s*+\(?(?:[Dd]nr|Diarienr|Ärendenr)\b\.?:?\s*|\s{{2,}}+)(?P<number>{BARE})\)?"
    rf"|\s*+\((?P<number>{_IN_BRACKETS})\))\s*$"
)
# by its label, whatever its form
_LABELLED_BEHIND = compiled(
    r"(?<=\S)(?:,?\s+\(?)(?:[Dd]nr|Diarienr|Diarienummer|Ärendenr)\b\.?:?\s*(?P<number>[^\s()]*[0-9][^\s()]*)\)?\s*$"
)
# the column's gap was lost: "Remiss om skyltar KUN 2024/123", but not "Plan för KUN 2024/2025", nor "2024/25"
_BEHIND_A_SPACE = compiled(
    r"(?<=[^\s(] )(?P<number>(?!EU\b|EG\b)\p{Lu}{2,6}[ -](?P<year>(?:19|20)[0-9]{2})[/-](?P<count>[0-9]{1,6}))\s*$"
)


class CaseNumber(NamedTuple):
    """A case number in a line. ``number``: "" where none was filled in. ``begin`` and ``end``: of it with its label."""

    number: str
    start: int
    begin: int
    end: int


def at_start(text: str) -> CaseNumber | None:
    """The case number that the text begins with, by its label, or that is all the text, by its form."""
    match = _LABELLED.match(text)
    if match:
        number = (match["number"] or "").rstrip(".,")
        return CaseNumber(number, match.start("number"), 0, match.end())
    match = _ALONE.match(text)
    if match:
        return CaseNumber(match["number"], match.start("number"), 0, len(text))
    return CaseNumber("", 0, 0, len(text)) if _EMPTY.fullmatch(text) else None


def in_column(text: str) -> CaseNumber | None:
    """The case number that the text begins with, by its form and the gap behind it."""
    match = _IN_COLUMN.match(text)
    return CaseNumber(match["number"], match.start("number"), 0, match.end()) if match else None


def alone(text: str) -> CaseNumber | None:
    """The case number that is all the text."""
    found = at_start(text)
    return found if found and found.number and found.end == len(text) else None


def at_end(text: str) -> CaseNumber | None:
    """The case number behind a title."""
    match = _BEHIND.search(text) or _LABELLED_BEHIND.search(text)
    if match is None:
        match = _BEHIND_A_SPACE.search(text)
        if match and str(int(match["year"]) + 1).endswith(match["count"]) and len(match["count"]) > 1:
            match = None
    return CaseNumber(match["number"], match.start("number"), match.start(), match.end()) if match else None
