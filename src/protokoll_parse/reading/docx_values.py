"""Attribute values of WordprocessingML (ECMA-376 part 1, 17.18 and 22.9), with bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from protokoll_parse.reading.docx_package import W

if TYPE_CHECKING:
    from lxml.etree import _Element

VAL: Final = W + "val"
LETTER: Final = 110  # twips: the width of a letter of text set in 11 points, on the average

_OFF = frozenset(("0", "false", "off", "none"))
_FARTHEST = 31_680  # twips: 22 inches, the widest page that Word knows
_MOST = 32_767  # the highest number that Word counts to
_TWIPS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}


def is_on(element: _Element | None) -> bool:
    """A toggle: on when it is there, unless it says no."""
    return element is not None and (element.get(VAL) or "1") not in _OFF


def whole(value: str | None, default: int = 0) -> int:
    """A number of things, 0 to 32,767."""
    try:
        return max(0, min(_MOST, int(value))) if value else default
    except ValueError:
        return default


def twips(value: str | None, default: int = 0) -> int:
    """A measure in twentieths of a point, within the widest page; the strict variant writes units (``36pt``)."""
    if not value:
        return default
    try:
        number = float(value[:-2]) * _TWIPS[value[-2:]] if value[-2:] in _TWIPS else float(value)
        return max(-_FARTHEST, min(_FARTHEST, round(number)))
    except (ValueError, OverflowError):
        return default


def letters(measure: int) -> int:
    """So many letters fit into a measure in twips."""
    return round(measure / LETTER)
