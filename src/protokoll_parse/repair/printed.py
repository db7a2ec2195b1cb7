"""Printed words in lower case: capitals that are none (``beGkta``, ``Iagga``) become the signs they stand for."""

from __future__ import annotations

import re

from protokoll_parse.repair.ligatures import without_ligatures

# what English models print for an l
_L_SIGNS = str.maketrans("I|[1", "llll")
_L_SIGN = re.compile(r"[I|\[1]")

# What is printed now and then for other letters, with what that costs (nats); tried on unknown words only
_MISREAD = (
    ("i", "l", 8.0), ("ié", "lö", 5.0), ("id", "lö", 7.0), ("g", "ö", 8.5), ("g", "ä", 9.0), ("ti", "ä", 7.5),
    ("t", "ö", 9.5), ("b", "ö", 9.5), ("y", "v", 9.5), ("ci", "ä", 8.5), ("l", "i", 10.0), ("rn", "m", 8.5),
    ("h", "b", 10.0),
)  # fmt: skip
_SHORTEST_MISREAD = 4

# Costs (nats) of an l printed as I, | or 1: rare by itself, the rule before a damaged ö (lö -> I6), known before å, ä
L_ALONE, L_BEFORE_O, L_BEFORE_A = 7.5, -1.2, 3.5

_CAPITAL_I = 3.0  # nats: the same for the I that a word begins with
_CAPITAL_J = 5.2  # nats: a J printed as I (Iohan)
# nats: an O or Ö printed as G or 0 (Gberg, 0berg), beside what it costs that the Ö was printed as O
_CAPITAL_O = {"G": 3.0, "0": 5.5}

_LONE_AND = (("å", -1.0), ("&r", 2.0))  # what a lone & in running text may be: å, är or år


def _l_cost(printed: str) -> float:
    cost = 0.0
    for match in _L_SIGN.finditer(printed):
        after = printed[match.end() : match.end() + 1]
        cost += L_BEFORE_O if after == "6" else L_BEFORE_A if after and after in "aéd&A4" else L_ALONE
    return cost


def without_speck(printed: str) -> str:
    """A word without the speck that OCR took for a stop behind its capital: ``L.indgren``."""
    return printed[0] + printed[2:] if printed[1:2] == "." else printed


def forms(printed: str) -> list[tuple[str, float]]:
    """The lower-case forms that a printed word may stand for, each with its cost; the plain one comes first."""
    if printed == "&":
        return list(_LONE_AND)
    printed = without_ligatures(without_speck(printed))
    if printed.isupper():
        return [(printed.lower().replace("|", "i"), 0.0)]
    head, tail = printed[:1], printed[1:]
    inner = _L_SIGN.search(tail) is not None
    # a G inside a word, or before a consonant, is an å, ä or ö; the channel knows it as &
    rest = (tail.translate(_L_SIGNS) if inner else tail).replace("G", "&").lower()
    rest_cost = _l_cost(tail) if inner else 0.0
    found = []
    if head not in "|[10":
        found.append((head.lower() + rest, rest_cost))
    if head in _CAPITAL_O:
        found.append(("o" + rest, _CAPITAL_O[head]))
    if head == "G":
        found.append(("&" + rest, 0.0))
    elif head in "I|[1":
        found.append(("l" + rest, _l_cost(printed)))
        if head == "I":
            found.append(("j" + rest, _CAPITAL_J))
        if head == "|":
            found.append(("i" + rest, _CAPITAL_I))
    return found


def misread_forms(printed: str) -> list[tuple[str, float]]:
    """The forms of a lower-case word with one letter read as something else, each with its cost."""
    lower = printed.lower()
    if len(printed) < _SHORTEST_MISREAD or printed[1:] != lower[1:]:
        return []
    found = []
    for wrong, true, cost in _MISREAD:
        at = lower.find(wrong, 1)  # the first letter is hardly ever misread so
        while at > 0:
            found.append((lower[:at] + true + lower[at + len(wrong) :], cost))
            at = lower.find(wrong, at + 1)
    return found
