"""The capitals of a word, as what was printed shows them."""

from __future__ import annotations

_NONE = "["  # a sign that is printed for small letters alone
AMBIGUOUS = {"I": "ij", "G": "gö", "|": "i", "0": "oö", _NONE: "", "1": ""}
"""Signs that stand for these letters as capitals; for others they stand as small ones: I for l, G for å, ä and ö."""


def cased(word: str, printed: str) -> str:
    """``word`` with the capitals of ``printed``."""
    if printed[:1].islower():
        return word
    if printed.isupper() and len(printed) > 1:
        return word.upper()
    if word[0] in AMBIGUOUS.get(printed[0], "") or (printed[0].isupper() and printed[0] not in AMBIGUOUS):
        rest = printed[1:]
        if not rest.islower() and len(printed) == len(word):  # LilliAnn
            return word[0].upper() + "".join(map(_kept, word[1:], rest))
        return word[0].upper() + word[1:]
    return word


def _kept(letter: str, printed: str) -> str:
    """A letter inside a word, as a capital where it is printed as one that no å, ä, ö or l is printed as."""
    return printed if printed in "AO" and printed.lower() == letter else letter


def shown_case(printed: str, form: str) -> str:
    """What shows the case of a form: what is printed, unless its G is taken for a small å, ä or ö."""
    return _NONE + form[1:] if printed[0] == "G" and form[0] == "&" else printed
