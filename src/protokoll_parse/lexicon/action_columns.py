"""The columns of action lists (*åtgärdslistor*), by what stands above them.

Two stages ask: segmentation, whether the numbers below are those of items; extraction, who shall do what.
"""

from __future__ import annotations

from typing import Final

import regex

from protokoll_parse.lexicon.phrases import undotted
from protokoll_parse.text.patterns import compiled

_KINDS: Final = tuple(
    (kind, compiled(undotted(pattern), regex.IGNORECASE))
    for kind, pattern in (
        ("who", r"ansvar\p{L}*|vem(?: ansvarar| gör(?: det)?)?|utförs av|utförare|ägare|av vem|handläggare"),
        (
            "when",
            r"(?:ska(?:ll)? vara )?klart?(?: senast| till| när)?|när(?: (?:ska(?:ll)? det vara |är det )?klart?)?"
            r"|senast(?: klart?)?|datum|deadline|slutdatum|sluttid|förfaller|tid(?:splan)?|klardatum"
            r"|färdigt?(?: senast)?",
        ),
        ("status", r"status|läge|klart?\s?\?|utfört\??"),
        (
            "task",
            r"aktivitet\p{L}*|uppgift\p{L}*|åtgärd\p{L}*|vad(?: göra)?|(?:vad )?ska(?:ll)? göras|att göra|uppdrag"
            r"|ärende|fråga|action",
        ),
        ("number", r"nr\.?|#|punkt|id|prio\p{L}*"),
    )
)


def action_column(head: str) -> str | None:
    """What stands below the head of a column: *who*, *when*, *status*, *task*, *number*; None for any other."""
    printed = head.rstrip(" :.")
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(printed)), None)
