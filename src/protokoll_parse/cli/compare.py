"""Whether a record matches an expected one that states only a part of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import Any, Final


class _Absent(Enum):
    """A value of its own kind that stays itself on the way from another process."""

    ABSENT = "absent"


ABSENT: Final = _Absent.ABSENT  # the record has no such field

# what names an entry of a list to a person, best first
_LABELS = ("number", "name", "title", "id", "person", "date", "text", "task", "code")

Step = str | int


@dataclass(frozen=True, slots=True)
class Difference:
    """A stated value that the record does not have. ``steps`` lead to it: keys, and places in lists from 0."""

    steps: tuple[Step, ...]
    expected: Any
    found: Any

    @property
    def path(self) -> str:
        """The way to the value, as in ``items[3].decisions[0].text``."""
        return path_of(self.steps)

    def lines(self) -> list[str]:
        """What differs, for a person."""
        if isinstance(self.expected, list) and isinstance(self.found, list):
            return _list_lines(self.expected, self.found)
        return [f"expected {_shown(self.expected)}", f"found    {_shown(self.found)}"]


def path_of(steps: tuple[Step, ...]) -> str:
    """Steps as people write them: ``items[3].title``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")


def differences(expected: Any, found: Any, steps: tuple[Step, ...] = ()) -> Iterator[Difference]:
    """What ``expected`` states and ``found`` has otherwise.

    Mappings: the stated keys count. Lists: as many entries, each held against its own. Everything else: equal, and a
    truth value is no number.
    """
    if isinstance(expected, dict) and isinstance(found, dict):
        for key, value in expected.items():
            yield from differences(value, found.get(key, ABSENT), (*steps, key))
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for index, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from differences(one, other, (*steps, index))
    elif expected != found or isinstance(expected, bool) != isinstance(found, bool):
        yield Difference(steps, expected, found)


def projected(template: Any, found: Any) -> Any:
    """``found`` cut down to the fields that ``template`` states."""
    if isinstance(template, dict) and isinstance(found, dict):
        return {key: projected(value, found[key]) for key, value in template.items() if key in found}
    if isinstance(template, list) and isinstance(found, list):
        # with other entries than stated, each gets the fields that any of them had
        templates = template if len(template) == len(found) else [_merged(template)] * len(found)
        return [projected(one, other) for one, other in zip(templates, found, strict=True)]
    return found


def _merged(templates: list[Any]) -> Any:
    if templates and all(isinstance(one, dict) for one in templates):
        keys = dict.fromkeys(key for one in templates for key in one)
        return {key: _merged([one[key] for one in templates if key in one]) for key in keys}
    if templates and all(isinstance(one, list) for one in templates):
        return [_merged([entry for one in templates for entry in one])]
    return None


def _list_lines(expected: list[Any], found: list[Any]) -> list[str]:
    lines = [f"entries: {len(expected)} expected, {len(found)} found"]
    one, other = [_label(entry) for entry in expected], [_label(entry) for entry in found]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            lines += [f"  - {label}" for label in one[i1:i2]]
            lines += [f"  + {label}" for label in other[j1:j2]]
    return lines


def _label(entry: Any) -> str:
    if isinstance(entry, dict):
        shown = [str(entry[key]) for key in _LABELS if entry.get(key)]
        return " ".join(shown[:2])[:100] if shown else _shown(entry)[:100]
    return _shown(entry)[:100]


def _shown(value: Any) -> str:
    if value is ABSENT:
        return "no such field"
    try:
        return json.dumps(value, ensure_ascii=False)
    except TypeError:  # YAML 1.1 reads 2024-11-21 as a date
        return f"{value} (not text: put it in quotes)"
