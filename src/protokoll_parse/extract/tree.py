"""Items and those below them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from protokoll_parse.records.models import Item
    from protokoll_parse.text import OutlineItem

AnyItem = TypeVar("AnyItem", "OutlineItem", "Item")


def flat(items: Iterable[AnyItem]) -> Iterator[AnyItem]:
    """All items and sub-items, each before those below it."""
    for item in items:
        yield item
        yield from flat(item.subitems)
