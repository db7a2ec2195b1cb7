"""Where a sentence decides, and what shows that it does not."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from protokoll_parse.text.patterns import compiled

# the verb stands in a subordinate clause: told, not decided
SUBORDINATE = compiled(r"\b(?:att(?!-)|där|eftersom|därför att)\b|\bsom\b[^,]*$", regex.IGNORECASE)
# in front of its verb a sentence with one of these decides nothing
DECIDES_NOTHING = compiled(
    r"\b(?:föreslår|föreslog|föreslogs|föreslås|yrkar|yrkade|yrkande om|förslag till beslut|"
    r"om (?:nämnden|mötet|styrelsen) beslutar|"
    r"(?:är|blir) (?:\p{Ll}+ )?upp till|bör|borde|kan|skulle|när|innan|ifall|huruvida)\b",
    regex.IGNORECASE,
)
# what is changed may fill a clause: "Med rättelsen att Bo Ek var närvarande lades protokollet till handlingarna"
AMENDED = compiled(
    r"\bmed\s(?:(?:den|det|de|dessa|följande|en|ett)\s)?(?:\p{L}+\s)?(?:rättelse|ändring|tillägg|justering|anmärkning|"
    r"komplettering|förtydligande|korrigering|undantag|förbehåll|villkor)\p{L}*\s(?:att|som)\s.*",
    regex.IGNORECASE,
)
# somebody gave an account of something, which the meeting may decide on in the same sentence
REPORTS = compiled(
    r"\b(?:genomgång|\p{L}*redovisning|föredragning)\b|\b(?:gick|går|läste|lästes|läser|redovisa\p{L}*|redogjorde|redogör|"
    r"presentera\p{L}*|föredrog|föredrogs|föredrar|upplästes?|visa(?:de|r)|delades|framla?de|föreslog|föreslår|lade)\b",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that decides: rule, subject as printed, where its verb stands and where its clause begins."""

    rule: str
    subject: str | None
    verb_at: int
    clause_at: int
