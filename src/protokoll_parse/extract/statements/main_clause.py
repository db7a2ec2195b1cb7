"""Where the main clause of a sentence begins, if another clause in front of it may tell of anything."""

from __future__ import annotations

from functools import lru_cache

import regex

from protokoll_parse.extract.bodies import body_pattern, body_word
from protokoll_parse.extract.statements.hits import SUBORDINATE
from protokoll_parse.text.patterns import compiled

# a clause that gives the outcome: "Herr Ek yrkade avslag, varför nämnden beslöt att bordlägga"
_THEREFORE = compiled(
    r"(?:;\s(?:och\s)?|[,;]\s)(?:(?:hv?|v)ar(?:för|på|efter|vid|a[vf]|j[äe]mte)|så\satt)\s(?=[^,;]*$)", regex.IGNORECASE
)
# one that follows a semicolon: "Enkan Ek anhöll om hjälp; nämnden beslöt att"
_NEXT_CLAUSE = compiled(
    r";\s(?:och\s|men\s|samt\s)?(?!(?:att|om|som|dels|när|där|då|huruvida)\b)(?=[^;]*$)", regex.IGNORECASE
)
# one of old style that turns verb and body round: "Smeden Ek begärde hjälp, och beslöt nämnden att"
_PRESENT = compiled(r"\p{L}+(?<=r)\b")
_AND_TURNED = compiled(r"(?:^|[\s;,])(?:och|samt)\s$", regex.IGNORECASE)

# "Under förutsättning att avtalet godkänns beslutar nämnden att"
_CONDITION = compiled(r"(?:Under\s(?:den\s)?förutsättning(?:en)?,?|På\svillkor|Med\sförbehåll\sför|Förutsatt)\satt\s")
# a clause that gives the ground, with a verb of its own: "Eftersom vi är många nya", "Sedan Ek begärt hjälp"
_GROUND = compiled(
    r"(?:Eftersom|Då|Enär|Emedan|Sedan)\s(?:\S+\s){1,12}?(?:är|var|har|hade|blir|blev|\p{Ll}{2,}(?:ade|des|te|er|ar|at|it|[lnrt]t|[ait]ts))\s(?:\S+\s){0,12}?"
    r"(?<!\b(?:det|som)\s)"
)
# an occasion or a ground, which old minutes tell at length: "Efter föredragning af länsstyrelsens utslag i fråga om …"
_OCCASION = compiled(
    r"(?:Efter|Med|I|På|Uppå)\s(?:föredragning|uppläsning|uppläsande|öfverläggning|överläggning|anledning|betraktande|grund|enlighet|"
    r"tillstyrkan|hemställan|anhållan|begäran|framställning|förslag)\b[^;:]{0,400}"
)
_IMPERSONAL = compiled(r"\p{L}+s\satt\b")
# the same behind *och*, which joins it to what was done before: "… hade inkommit och beslöts nu att"
_IMPERSONAL_THEN = compiled(r"\p{L}+s\s(?:nu\s|därför\s|därefter\s|då\s|sedan\s|enhälligt\s)?att\b")


def main_clause(sentence: str, verb_at: int) -> int:
    """Where the clause with the verb begins, if another stands in front of it that may tell of anything."""
    front = sentence[:verb_at]
    inverted = turned().match(sentence, verb_at)
    if inverted and (_AND_TURNED.search(front) or _CONDITION.match(front)):
        return verb_at
    if (inverted or _IMPERSONAL.match(sentence, verb_at)) and (_GROUND.fullmatch(front) or _OCCASION.fullmatch(front)):
        return verb_at
    if _AND_TURNED.search(front) and _IMPERSONAL_THEN.match(sentence, verb_at) and not SUBORDINATE.search(front):
        return verb_at
    present = _PRESENT.match(sentence, verb_at)
    clause = _THEREFORE.search(front) or (None if present else _NEXT_CLAUSE.search(front))
    return clause.end() if clause else 0


@lru_cache(maxsize=1)
def turned() -> regex.Pattern[str]:
    """The body behind its verb, or inside it: *beslöt nämnden, att*, *stannade nämnden i det beslut*"""
    return compiled(rf"\p{{L}}+,?\s(?P<who>{body_word()}|(?i:{body_pattern()})|mötet|stämman|vi|man)(?=[\s,])")
