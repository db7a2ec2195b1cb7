"""Automatic numbering for documents that python-docx writes; it has no way of its own to make it."""

from __future__ import annotations

from typing import Literal

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

Form = Literal["decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "bullet", "ordinal", "none"]


class Lists:
    """The numberings of a document."""

    def __init__(self, document: Document) -> None:
        self._root = document.part.numbering_part.element
        self._next = 1000  # the template has some of its own

    def define(
        self,
        texts: list[str],
        form: Form = "decimal",
        *,
        suffix: str = "tab",
        left: int = 360,
        hanging: int = 360,
        starts: list[int] | None = None,
    ) -> int:
        """A numbering whose level 1 is printed as ``texts[0]`` (``§ %1``), and so on; returns its abstract id.

        ``left`` and ``hanging`` in twips, for all levels.
        """
        self._next += 1
        abstract = _element("abstractNum", abstractNumId=self._next)
        abstract.append(_element("multiLevelType", val="multilevel"))
        for index, text in enumerate(texts):
            level = _element("lvl", ilvl=index)
            level.append(_element("start", val=starts[index] if starts else 1))
            level.append(_element("numFmt", val=form))
            level.append(_element("suff", val=suffix))
            level.append(_element("lvlText", val=text))
            properties = _element("pPr")
            properties.append(_element("ind", left=left, hanging=hanging))
            level.append(properties)
            abstract.append(level)
        first = self._root.find(qn("w:num"))
        if first is None:
            self._root.append(abstract)
        else:
            first.addprevious(abstract)  # the schema wants them before the lists
        return self._next

    def begin(self, abstract: int, starts: list[int] | None = None) -> int:
        """A list of that numbering; its levels begin with ``starts``, or go on where the last list stopped."""
        self._next += 1
        num = _element("num", numId=self._next)
        num.append(_element("abstractNumId", val=abstract))
        for index, start in enumerate(starts or []):
            override = _element("lvlOverride", ilvl=index)
            override.append(_element("startOverride", val=start))
            num.append(override)
        self._root.append(num)
        return self._next


def number(paragraph: Paragraph, num: int, level: int = 0) -> None:
    """Make ``paragraph`` one of the list ``num`` (0: of none), on ``level`` (from 0)."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]  # made by a metaclass
    properties.append(_element("ilvl", val=level))
    properties.append(_element("numId", val=num))


def _element(name: str, **attributes: object) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(f"w:{name}")  # type: ignore[assignment]
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    return element
