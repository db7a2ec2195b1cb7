"""Section signs behind somebody of an attendance list: *Eva Lind, ekonomichef, 88 14-16*, *Bo Ek (S), fr.o.m. 8 15*.

The Swedish model of Tesseract does not know the sign and prints 8, $, & or S, twice where it stood twice. Behind a name
and an office, at the end of a line, nothing but the items can stand for which somebody was there. One such line may be
anything else; two signs in a row, or several lines, tell that the document lost them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protokoll_parse.repair.rules import LOST_SECTION
from protokoll_parse.text import Edit, Span

_NUMBERS = r"(?P<first>\d{1,3})(?:(?:, ?| och | ?[-–—]+ ?)\d{1,3})*"
# an 8 or S glued to a number may be its own
_SIGN = r"(?P<sign>88(?= )|8\$|\$8|\$\$|SS(?= )|[8S](?= )|[$&])"
# å, ä and ö may be printed as anything
_NAME = r"[^\W\d_a-z][\w'’-]+(?: [\w.'’-]+){0,3}? [^\W\d_a-z][\w'’-]+"
_BEHIND_PERSON = re.compile(
    rf"^(?=.{{0,40}}?{_NAME}).*?(?:[^\W\d_A-Z]{{2}}|\)|[^\W\d_A-Z]\.),? \(?(?:[A-Z]{{2,4}} )?"
    rf"{_SIGN} ?{_NUMBERS}\)?\.?$",
    re.MULTILINE,
)
# said of when somebody came or left, or of what part; alone in brackets
_LIMIT = re.compile(
    r"(?:\b(?:fr\.? ?o\.? ?m|t\.? ?o\.? ?m|del av|from|tom|tj.nstg.r|tjg)\.? (?:[A-Z]{2,4} )?|(?<= )\((?=[^()]*\)))"
    rf"{_SIGN} ?{_NUMBERS}(?=[\s,.;)]|$)",
    re.MULTILINE,
)
# which of them the minutes are of, behind the label or on a line of its own
_RANGE = re.compile(
    rf"(?:\bParagraf(?:er)?(?: som justeras)?:? |^)(?=\S{{1,2}} ?\d+ ?[-–—]){_SIGN} ?{_NUMBERS}$", re.MULTILINE
)
# "88 14-16" at an edge of its line, "$$ 14-16"
_DOUBLED = re.compile(
    r"^88 ?\d{1,3} ?[-–—]+ ?\d{1,3}(?= |$)"
    r"|(?<=\s)(?:88(?= ?[\d –—-]+\)?$)|8\$|\$8|\$\$|SS) ?\d{1,3} ?[-–—]+ ?\d{1,3}(?=[ )]|$)",
    re.MULTILINE,
)
_HINT = re.compile(r"[8$&S](?<![\w,.:/–-].)[8$S]? ?\d")  # in all of these
_LEAST = 2  # lines


def served_section_edits(text: str) -> Iterator[Edit]:
    """The edits that give such lines their signs back, in order; none where the signs were read."""
    read = text.count("§")
    if read >= sum(1 for _ in _HINT.finditer(text)):  # so are most texts
        return
    found: dict[int, str] = {}
    for pattern in (_BEHIND_PERSON, _LIMIT, _RANGE):
        for match in pattern.finditer(text):
            if match["first"][0] != "0":
                found[match.start("sign")] = match["sign"]
    if read < len(found) and (len(found) >= _LEAST or _DOUBLED.search(text)):
        for start, sign in sorted(found.items()):
            yield Edit(Span(start, start + len(sign)), sign, "§" * len(sign), LOST_SECTION.id, 0.95, sign)
