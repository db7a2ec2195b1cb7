"""The groups of those present, named again among the absent: *Frånvarande:*, below it *Företrädare för personalen*."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import regex

from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from protokoll_parse.extract.attendance.headings import Heading

# says itself that they came
_CAME = compiled(
    r"\b(?:närv|tjänstg|delt|beslutande|med(?:verkande)?\b|på plats|kallad|inbjud|adjung)", regex.IGNORECASE
)
_AWAY = compiled(
    r"(?:ej |inte |icke )?(?:frånvarande|närvarande|förhindrade|frånvaro|förhinder|anmält förhinder)", regex.IGNORECASE
)


@dataclass(slots=True)
class Groups:
    """``named``: the groups of those present. ``absent``: the list is that of the absent, group by group."""

    named: set[str] = field(default_factory=set)
    absent: bool = False
    _whole: bool = False  # the heading above is that of all the absent

    def below(self, heading: Heading, match: regex.Match[str], *, first: bool) -> Heading:
        """The heading, of absent people where it is a group of them. ``first``: nobody is named since the one above."""
        label = match["label"].casefold()
        if heading.status == "absent":
            self.absent, self._whole = False, bool(_AWAY.fullmatch(label)) and not match["rest"]
            return heading
        if heading.status is None or _CAME.search(label):
            self.absent = self._whole = False
            return heading
        self.absent = self.absent or (self._whole and first and label in self.named)
        self._whole = False
        if self.absent and (heading.capacity in ("member", "substitute") or label in self.named):
            return replace(heading, status="absent")
        self.absent = False
        self.named.add(label)
        return heading

    def are_absent(self, text: str, heading: Heading) -> bool:
        """Whether a heading that the lists do not know names a group of the absent, below ``heading``."""
        label = text.strip(" :").casefold()
        if heading.status == "absent":
            return label in self.named
        self.named.add(label)
        return False
