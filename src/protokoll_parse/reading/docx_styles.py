"""How a paragraph is set: indents, tab stops, space around it, its numbering, as styles and the paragraph itself say.

ECMA-376 part 1, 17.3.1 (paragraph properties) and 17.7 (styles).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from protokoll_parse.reading.docx_package import W
from protokoll_parse.reading.docx_values import VAL, is_on, twips, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING_NAMES = ("heading ", "title", "subtitle")
_BODY_TEXT = 9  # the outline level of what is no heading
_AUTOMATIC = 280  # twips that Word puts for "automatic" space, as browsers do
_MOST_STOPS = 64  # what Word allows
_DEEPEST = 20  # styles that a style is based on, one after another


@dataclass(frozen=True, slots=True)
class Stop:
    """A tab stop: its place in twips from the margin, how text stands at it, and whether dots lead there."""

    at: int
    kind: str = "left"
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """Paragraph properties; measures in twips.

    ``left``: indent of all lines; None where nothing says one, so that the numbering's holds. ``first``: indent of the
    first line beside it, negative where it hangs. ``num``: id of its numbering, with its ``level`` (None: the level
    that names the paragraph's style). ``contextual``: no space between paragraphs of one style.
    """

    style: str = ""
    left: int | None = None
    first: int | None = None
    before: int = 0
    after: int = 0
    contextual: bool = False
    heading: bool = False
    num: str | None = None
    level: int | None = None
    stops: tuple[Stop, ...] = ()
    new_page: bool = False


class Styles:
    """The styles of a document."""

    def __init__(self, root: _Element | None) -> None:
        styles = [] if root is None else root.findall(W + "style")
        self._by_id = {style.get(W + "styleId") or "": style for style in styles}
        self._looks: dict[str, Look] = {}
        default = None if root is None else root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        self._default = Look() if default is None else _set(Look(), default)
        self._normal = next(
            (
                style.get(W + "styleId") or ""
                for style in styles
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")
            ),
            "",
        )
        self.hidden = frozenset(
            name for name, style in self._by_id.items() if is_on(style.find(f"{W}rPr/{W}vanish"))
        )  # the styles of hidden text

    def look(self, properties: _Element | None) -> Look:
        """How a paragraph is set that has ``properties`` (``w:pPr``)."""
        if properties is None:
            return self._style(self._normal)
        named = properties.find(W + "pStyle")
        look = self._style((named.get(VAL) or "") if named is not None else self._normal)
        return _set(look, properties) if len(properties) > (named is not None) else look

    def _style(self, name: str, depth: int = 0) -> Look:
        if name in self._looks:
            return self._looks[name]
        style = self._by_id.get(name)
        if style is None or depth > _DEEPEST:
            return self._default
        based = style.find(W + "basedOn")
        look = replace(
            self._default if based is None else self._style(based.get(VAL) or "", depth + 1),
            style=name,
        )
        called = style.find(W + "name")
        if called is not None and (called.get(VAL) or "").lower().startswith(_HEADING_NAMES):
            look = replace(look, heading=True)
        properties = style.find(W + "pPr")
        if properties is not None:
            look = _set(look, properties)
        self._looks[name] = look
        return look


def _set(look: Look, properties: _Element) -> Look:
    """``look`` with what ``properties`` say otherwise."""
    changes: dict[str, Any] = {}
    for child in properties:
        tag = child.tag
        if tag == W + "ind":
            changes.update(_indents(child))
        elif tag == W + "spacing":
            changes.update(_spaces(child))
        elif tag == W + "numPr":
            changes.update(_numbering(child))
        elif tag == W + "tabs":
            changes["stops"] = _stops(look.stops, child)
        elif tag == W + "outlineLvl":
            changes["heading"] = whole(child.get(VAL)) < _BODY_TEXT
        elif tag == W + "contextualSpacing":
            changes["contextual"] = is_on(child)
        elif tag == W + "pageBreakBefore":
            changes["new_page"] = is_on(child)
    return replace(look, **changes) if changes else look


def _indents(element: _Element) -> dict[str, int]:
    changes = {}
    left = element.get(W + "left") or element.get(W + "start")
    if left is not None:
        changes["left"] = twips(left)
    hanging, first = element.get(W + "hanging"), element.get(W + "firstLine")
    if hanging is not None:
        changes["first"] = -twips(hanging)
    elif first is not None:
        changes["first"] = twips(first)
    return changes


def _spaces(element: _Element) -> dict[str, int]:
    changes = {}
    for side in ("before", "after"):
        if element.get(f"{W}{side}Autospacing") in ("1", "true", "on"):
            changes[side] = _AUTOMATIC
        elif (measure := element.get(W + side)) is not None:
            changes[side] = twips(measure)
    return changes


def _numbering(element: _Element) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    number, level = element.find(W + "numId"), element.find(W + "ilvl")
    if number is not None:
        changes["num"] = None if number.get(VAL) == "0" else number.get(VAL)  # 0 takes the style's away
    if level is not None:
        changes["level"] = min(8, whole(level.get(VAL)))
    return changes


def _stops(inherited: tuple[Stop, ...], element: _Element) -> tuple[Stop, ...]:
    stops = {stop.at: stop for stop in inherited}
    for child in element:
        at, kind = twips(child.get(W + "pos")), child.get(VAL) or "left"
        if kind == "clear":
            stops.pop(at, None)
        elif kind != "bar":
            stops[at] = Stop(at, kind, child.get(W + "leader") in ("dot", "middleDot", "hyphen", "underscore"))
    return tuple(stops[at] for at in sorted(stops)[:_MOST_STOPS])
