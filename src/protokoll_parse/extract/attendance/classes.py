"""Councils of pupils or parents: a line a class with those who came from it, *Åk 4: Anna & Bo*, *7A Cilla och Dan*.

So a table of parents, a row a class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.attendance.headings import Heading, heading_of
from protokoll_parse.extract.attendance.parts import Part
from protokoll_parse.lexicon import is_first_name
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.text import Line

_LABEL = compiled(
    r"(?:[-*•·]\s+)?(?P<label>(?:(?:Åk\.?|Årskurs|Klass|Grupp|Avdelning)\s?(?:F\b|[0-9]{1,2})\s?\p{L}{0,2}(?:\s?[–/-]\s?[0-9]{1,2}\p{L}?)?"
    r"|Förskoleklass(?:en)?|F-klass(?:en)?|[1-9]\s?\p{L}{1,2}|\p{Lu}{2}\s?[0-9]{2}\p{L}?))(?:\s*:\s*|\s+[–-]\s+|\s+(?=\p{Lu}\p{Ll}))"
)
# a table of classes, whose rows begin with their bare numbers: "Klass  Representant", "7-9  Anna Berg"
_HEAD = compiled(r"(?:Klass|Årskurs|Åk\.?|Grupp|Avdelning)\s{2,}\p{L}+(?:\s{2,}\p{L}+){0,3}", regex.IGNORECASE)
_ROW = compiled(r"(?P<label>F|[0-9]{1,2}(?:\s?[–-]\s?[0-9]{1,2})?)\s{2,}")
_AND = compiled(r"\s*[,;/+&]\s*(?:och\s+|samt\s+)?|\s+(?:och|samt|o)\s+")
_PUPIL = compiled(r"\p{Lu}\p{Ll}+(?:-\p{Lu}?\p{Ll}+)?(?:\s\p{Lu}[\p{L}-]*\.?){0,2}(?P<said>\s\([^()]{1,40}\))?")
_NOBODY = compiled(r"[-–—?\s]*|(?:ingen|frånvarande|ej närvarande|saknas)\b.*", regex.IGNORECASE)
_AWAY = compiled(r"\b(?:frånv|sjuk|borta|ej\snärv|inte\smed)", regex.IGNORECASE)
_LEAST = 2  # classes
_ANY = compiled("")


def split_classes(lines: Sequence[Line]) -> tuple[list[Part], list[Line]]:
    """A part for each pupil, and all other lines; none where fewer than two classes or few known names stand there."""
    parts: list[Part] = []
    others: list[Line] = []
    heading = Heading(_ANY, "present", None)
    classes = 0
    table = False
    for line in lines:
        table = bool(line.text) and (table or bool(_HEAD.fullmatch(line.text)))
        label = _LABEL.match(line.text) or (_ROW.match(line.text) if table else None)
        rest = line.text[label.end() :] if label else ""
        if label and (pupils := list(_pupils(rest))):
            classes += 1
            parts += [
                Part(heading, None, [(line.start + label.end() + at, name)], body=label["label"], away=away)
                for at, name, away in pupils
            ]
        elif label and _NOBODY.fullmatch(rest):
            classes += 1
        else:
            others.append(line)
            if (hit := heading_of(line.text)) and hit[0].status and not hit[0].officer:
                heading = hit[0]
    known = sum(is_first_name(compiled(r"[\s-]").split(part.text)[0]) for part in parts)
    return (parts, others) if classes >= _LEAST and 2 * known > len(parts) else ([], list(lines))


def _pupils(text: str) -> Iterator[tuple[int, str, bool]]:
    """Where each name stands, and whether a bracket behind it says that the pupil was away; nothing of other text."""
    found: list[tuple[int, str, bool]] = []
    at = 0
    for mark in [*_AND.finditer(text.rstrip(" .")), None]:
        end = mark.start() if mark else len(text.rstrip(" ."))
        pupil = _PUPIL.fullmatch(text, at, end)
        if pupil is None:
            return
        name = text[at : pupil.start("said") if pupil["said"] else end]
        found.append((at, name, bool(pupil["said"] and _AWAY.search(pupil["said"]))))
        at = mark.end() if mark else end
    yield from found
