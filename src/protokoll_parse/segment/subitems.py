"""Sub-items without a number: `- Title` with text below it, `a) title`, `Title. Föredragande: …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.segment.layout import ends_open
from protokoll_parse.text import Block, OutlineItem, Passage
from protokoll_parse.text.outline import BULLETS, MISREAD_BULLETS
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

_ATT = compiled(r"att\b", regex.IGNORECASE)
_LETTER = compiled(r"[A-Za-zÅÄÖåäö]\)$")
_BULLET = compiled(rf"[-+{BULLETS}{MISREAD_BULLETS}]$")
_PRESENTED = compiled(r"\p{Lu}[^.:]{2,100}[.:]\s(?:Föredragande|Föredragare)\s?:")
# "Title. Text" and "Title: Text"; a title has no more than sixteen words
_TITLE = compiled(r"(?P<title>\p{L}[^\s.:]*(?:\s[^\s.:]+){0,15})[.:](?:\s+(?P<rest>\S.*))?$")
# verbs that make a sentence of what might be a title
_FINITE = compiled(
    r"\b(?:är|var|har|hade|ska|skall|kan|får|fick|blir|blev|finns|fanns|gör|görs|tar|påminner|kollar|fixar|skickar|kontaktar)\b"
)
_SENTENCE = compiled(r"\b(?:beslut(?:ade|ar|ades|as)|\p{Ll}{3,}(?:ades|tes))\b", regex.IGNORECASE)
_MAX_TITLE_WORDS = 25
_INLINE_TITLE_WORDS = 10
_INLINE_REST_WORDS = 3
_SHARE = 0.6  # of the bullets must have a paragraph below them, for the list to be headings


def split_subitems(blocks: Sequence[Block]) -> tuple[list[Block], list[OutlineItem]]:
    """The item's own blocks, and its sub-items: each runs to the next one or to the end."""
    starts = _starts(blocks)
    if not starts:
        return list(blocks), []
    places = list(starts)
    stops = [*places[1:], len(blocks)]
    return list(blocks[: places[0]]), [
        _subitem(blocks[at:stop], starts[at]) for at, stop in zip(places, stops, strict=True)
    ]


def _starts(blocks: Sequence[Block]) -> dict[int, str]:
    """Index of the first block of each sub-item, with the rule that found it, in order."""
    found: dict[int, str] = {}
    bullets: list[int] = []
    in_list = False
    for i, block in enumerate(blocks):
        lead = i > 0 and blocks[i - 1].text.endswith((":", " att")) and not blocks[i - 1].marker
        if block.marker is None:
            in_list = False
            if _PRESENTED.match(block.text) and not block.heading:
                found[i] = "SUB003"
            continue
        in_list = in_list or lead or bool(_ATT.match(block.text))
        if in_list or block.section in ("decision", "basis", "distribution", "proposal", "motion"):
            continue
        if _LETTER.match(block.marker):
            found[i] = "SUB002"
        elif _BULLET.match(block.marker):
            bullets.append(i)
    titled = [i for i in bullets if _PRESENTED.match(blocks[i].text) or _has_body(blocks, i)]
    if bullets and all(_has_inline_title(blocks[i].text) for i in bullets):
        titled = bullets
    if titled and len(titled) >= _SHARE * len(bullets) and not any(rule == "SUB002" for rule in found.values()):
        found.update(dict.fromkeys(bullets, "SUB001"))
    return dict(sorted(found.items()))


def _has_inline_title(text: str) -> bool:
    """*Nycklar. Amir frågar vaktmästaren.*: a title of a few words without a verb, and a sentence."""
    match = _TITLE.match(text)
    if not match or not match["rest"] or _FINITE.search(match["title"]):
        return False
    return len(match["title"].split()) <= _INLINE_TITLE_WORDS and len(match["rest"].split()) >= _INLINE_REST_WORDS


def _has_body(blocks: Sequence[Block], i: int) -> bool:
    """A paragraph stands below the bullet, and the bullet itself is short enough for a title or begins with one."""
    if i + 1 >= len(blocks) or blocks[i + 1].marker is not None or blocks[i + 1].heading:
        return False
    text = blocks[i].text
    if _FINITE.search(compiled(r"[.:]\s").split(text)[0]):
        return False
    return len(text.split()) <= _MAX_TITLE_WORDS or bool((match := _TITLE.match(text)) and match["rest"])


def _first_line(head: Block) -> tuple[Passage, list[Block]]:
    """A title without a stop ends with its line, when the next one begins a sentence; else there is no title."""
    passage = head.passage
    if len(passage.anchors) > 1:
        cut = passage.anchors[1][0]
        if passage.text[cut].isupper() and not ends_open(passage.text[:cut].rstrip()):
            return passage.part(0, cut), [Block(passage.part(cut), None, False, head.section)]
    return passage.part(0, 0), [head]


def _subitem(blocks: Sequence[Block], rule: str) -> OutlineItem:
    head = blocks[0]
    passage = head.passage
    rest: list[Block] = []
    title = passage
    match = _TITLE.match(passage.text)
    if match and not match["rest"] and _SENTENCE.search(match["title"]):
        title, rest = passage.part(0, 0), [head]  # "b) Beslutades att …" is a sentence, no title
    elif match:
        title = passage.part(0, match.end("title"))
        if match["rest"]:
            rest = [Block(passage.part(match.start("rest")), None, False, head.section)]
    elif len(passage.text.split()) > _MAX_TITLE_WORDS:
        title, rest = _first_line(head)
    return OutlineItem(
        number=None,
        label=head.marker,
        title=title if title else None,
        document_number=None,
        span=passage.span().union(blocks[-1].span),
        blocks=(*rest, *blocks[1:]),
        subitems=(),
        rule=rule,
    )
