"""Specks that OCR printed in the space between two words: ``det.ska``, ``den-europeiska``, ``Närvarande _Eva Lind``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from protokoll_parse.repair.context import Choice
from protokoll_parse.repair.rules import SPECK
from protokoll_parse.repair.tokens import Token
from protokoll_parse.text import Edit, Span

_HYPHEN = "-"
_SIGNS = ".:'’‘" + _HYPHEN
_COMMON, _KNOWN = 8.0, 15.0  # nats: what a word costs that stands everywhere, and one that is well known
_SHORTEST, _LONG = 2, 5  # letters
_CONFIDENCE = 0.95
# a full stop behind one of these may be its own; before nr, too
_ABBREVIATIONS = frozenset([
    "nr", "dnr", "kl", "ca", "tel", "resp", "inkl", "exkl", "ev", "jfr", "st", "kap", "mom", "prop", "bil", "enl",
    "org", "ordf", "sekr", "etc", "osv", "dvs", "dr", "tf", "fil", "max", "min",
])  # fmt: skip
# compounds with a hyphen do not begin or end with these
_NEVER_FIRST = frozenset([
    "av", "den", "det", "de", "en", "ett", "från", "med", "och", "som", "kan", "ska", "har", "är", "om", "medan",
    "båda",
])  # fmt: skip
_NEVER_LAST = frozenset(
    ["av", "den", "det", "de", "en", "ett", "från", "med", "som", "kan", "ska", "har", "är", "om", "att"]
)
# behind a suspended hyphen: in- och utgående
_SUSPENDED = frozenset(["och", "eller", "samt"])
_BETWEEN = re.compile(rf"\w[{_SIGNS}]\w")
_BESIDE = re.compile(r"[^\s(\"”]$")  # what must not stand before the first word …
_BEHIND = re.compile(r"[-.:'’‘]?\w|[@/]")  # … nor behind the second

# in a wide gap; more of them are a line to sign on, and "_ord_" is set in italics
_IN_GAP = re.compile(r"_(?<=[^\s_] _)_? ?(?=[^\W\d_](?!\S*_))")


def gap_edits(text: str) -> Iterator[Edit]:
    """The edits that take out the underscores which OCR saw in wide gaps, as between a label and its value."""
    for speck in _IN_GAP.finditer(text):
        yield Edit(Span(*speck.span()), speck[0], "", SPECK.id, _CONFIDENCE, speck[0])


def specks(text: str, tokens: Sequence[Token], chosen: Sequence[Choice]) -> Iterator[Edit]:
    """The edits of the signs that stand for a space between two well-known words. ``chosen``: what the tokens are."""
    if not tokens or _BETWEEN.search(text, tokens[0].start, tokens[-1].start) is None:
        return
    for (first, left), (second, right) in pairwise(zip(tokens, chosen, strict=True)):
        at = first.start + len(first.text)
        if (
            second.start == at + 1
            and text[at] in _SIGNS
            and first.kind == second.kind == "word"
            and second.text[0].islower()
            and not _BESIDE.search(text[max(0, first.start - 1) : first.start])
            and not _BEHIND.match(text, second.start + len(second.text))
            and _were_two(text[at], left, right)
        ):
            yield Edit(Span(at, at + 1), text[at], " ", SPECK.id, _CONFIDENCE, text[at])


def _were_two(sign: str, left: Choice, right: Choice) -> bool:
    first, second = left.reading, right.reading
    if min(len(first.word), len(second.word)) < _SHORTEST or max(first.source, second.source) > _KNOWN:
        return False
    if sign == _HYPHEN:
        if second.word in _SUSPENDED:
            return False
        return first.word in _NEVER_FIRST or second.word in _NEVER_LAST
    return not _ABBREVIATIONS & {first.word, second.word} and (
        min(first.source, second.source) < _COMMON or min(len(first.word), len(second.word)) >= _LONG
    )
