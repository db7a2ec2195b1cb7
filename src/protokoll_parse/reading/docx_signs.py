"""Signs that word processors write in their own ways, as everybody reads them."""

from __future__ import annotations

from typing import Final

# Symbol and Wingdings lie at U+F000 + their code: bullets of lists, and the marks in lists of presence
_SYMBOLS: Final = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf06c": "●", "\uf06e": "■", "\uf0a8": "☐", "\uf071": "☐", "\uf06f": "☐",
    "\uf078": "☒", "\uf0fd": "☒", "\uf0fe": "☑", "\uf0fc": "✓", "\uf0fb": "✗", "\uf0d8": "➢", "\uf0e0": "→",
    "\uf0e8": "→", "\uf076": "❖", "\uf02d": "–", "\uf0be": "–",
}  # fmt: skip
_PLAIN: Final = str.maketrans(
    {
        **_SYMBOLS,
        "\xad": None,  # where a word may be divided, but was not
        "\u200b": None,
        "\ufeff": None,
        "\xa0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "\u2011": "-",
        "\r": " ",
        "\n": " ",
        "\u2028": "\n",
        "\u2029": "\n",
        "\x85": " ",
    }
)


def plain_signs(text: str) -> str:
    """``text`` with the signs that are printed: spaces that do not break and hyphens as such, symbols by Unicode."""
    return text if text.isascii() and "\n" not in text and "\r" not in text else text.translate(_PLAIN)


def symbol(code: str | None) -> str:
    """The sign of a ``w:sym`` by its code (``F0FC``); nothing for those that are mere ornament."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    return _SYMBOLS.get(chr(0xF000 | number & 0xFFF), "") if number <= 0xFFFF else ""
