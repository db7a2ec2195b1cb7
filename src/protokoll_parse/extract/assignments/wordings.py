"""The wordings in which a meeting gives somebody something to do: *uppdra åt X att …*, *X får i uppdrag att …*"""

from __future__ import annotations

import regex

from protokoll_parse.extract.dates import MONTHS
from protokoll_parse.text.patterns import compiled

# a doer is named before the next "att", perhaps with the point of an initial
WHO = r"(?P<who>(?!att\b)\p{L}(?:(?!\batt\b)(?:[^.;:]|(?<=\b(?-i:\p{Lu}))\.)){0,200}?)"
_NO_POWER = r"(?!\s+att\s+(?:besluta|avgöra|teckna|underteckna|företräda|representera)\b)"  # that is no errand
ASSIGN = compiled(
    rf"\b(?:uppdra(?:r|ga|s)?|uppdrogs?|uppdrogos?|uppdragit|delegera(?:r|de|s|des)?(?=\s(?:till|åt)\b))\s+(?:det\s+)?(?:till\s+|åt\s+|at\s+)?{WHO}(?<=\S)\s++(?:i\s+uppdrag\s+)?att\s+(?P<task>.+)",
    regex.IGNORECASE | regex.DOTALL,
)
# "uppdrog mötet åt styrelsen att …", "uppdrogs med anledning därav åt styrelsen att …": the giver or the reason
SUBJECT_FIRST = compiled(
    r"^(?:(?:\p{L}+(?:-?\soch\s\p{L}+)?(?:en|et|an)|fullmäktige|vi|man)\s(?:\p{L}+\s)?"
    r"|(?:med|i|på|för|till|vid|under)\s[^.,;:]{2,40}?\s)åt\s",
    regex.IGNORECASE,
)
URGE = compiled(
    rf"\b(?:anmoda|uppmana|ålägga|förelägga|be)(?:r|de)?\s+{WHO},?\s+att\s+(?P<task>.+)",
    regex.IGNORECASE | regex.DOTALL,
)
ASSIGNED_TO = compiled(
    rf"^(?:åt|till)\s+{WHO}(?<=\S)\s++uppdro?gs\s+(?:det\s+)?att\s+(?P<task>.+)", regex.IGNORECASE | regex.DOTALL
)
# no more is said than to whom: "Uppdrogs åt styrelsen.", "Uppdraget gavs till valberedningen."
LEFT_TO = compiled(
    r"(?:^|[,;:]\s)(?:(?:Det\s|Vilket\s)?uppdro?gs(?:\sdet)?|uppdras|(?:uppdraget|uppgiften|detta)\s(?:gavs|ges|gick|går|lämnas|lämnades|"
    r"anförtro\p{L}+|uppdrogs)|anförtroddes)\s(?:åt|till|at)\s(?P<who>[^.;:]{2,60}?)\.?$",
    regex.IGNORECASE,
)
OBLIGED_TO = compiled(
    rf"(?:^|\batt\s+){WHO}(?<=\S)\s++(?:uppdras|uppdrogs|anmodas|anmodades|uppmanas|uppmanades|åläggs|ålades|ombeds|ombedes|"
    r"ombads|föreläggs|förelades)\s+(?:(?<=ombads\s|ombeds\s)|att\s+)(?!(?:inte|ej|icke)\b)(?P<task>.+)",
    regex.IGNORECASE | regex.DOTALL,
)
GIVE = compiled(
    rf"\b(?:ge|ger|gav|gåvo|ges|l[äe]mna(?:r|de)?)\s+{WHO}(?<=\S)\s++"
    rf"(?:i\s+upp(?:drag|gift)|(?:mandat|fria\s+händer){_NO_POWER})\s+att\s+(?P<task>.+)",
    regex.IGNORECASE | regex.DOTALL,
)
# "ger i uppdrag åt Anna att …", "lämnades uppdraget till styrelsen att …"
GIVE_TO = compiled(
    rf"\b(?:ge|ger|gav|gåvo|ges|gavs|lämna(?:r|de|s|des)?)\s+(?:i\s+uppdrag|uppdrag(?:et)?)\s+(?:åt|till)\s+{WHO}(?<=\S)\s++att\s+(?P<task>.+)",
    regex.IGNORECASE | regex.DOTALL,
)
ERRAND = (
    r"(?:\S+\s+){0,2}?(?:(?:(?:i|ett|till|det)\s+)?upp(?:drag(?:et)?|gift(?:en)?)|(?:mandat|klartecken|fria\s+händer)"
    rf"{_NO_POWER})\s+"
    r"(?:från\s.{3,60}?\s|av\s.{3,60}?\s)?att\s+(?P<task>.+)"
)
GET = compiled(
    rf"(?:^|\batt\s+)(?P<who>(?!att\b)\p{{L}}(?:(?!\batt\b)[^.;:,]|,(?=\s\p{{Lu}}))*?)(?<=\S)\s++(?:får|ges|gavs|fick|finge|erhöll|erhåller|undfick|mottog|tilldelas|tilldelades)\s+{ERRAND}",
    regex.DOTALL | regex.IGNORECASE,
)
# "Till valberedning utsågs Anna Berg och Bo Ek med uppdrag att …", "valde en kommitté med uppdrag att …"
ELECTED_TO = compiled(
    r"\b(?:valdes|väljs|välja|valde|utsågs?|utsågos?|utses?|tillsattes?|tillsätts|tillsätta)\s(?P<who>[^.;:]{2,160}?),?\s"
    r"med\suppdrag(?:et)?\satt\s(?P<task>.+)",
    regex.IGNORECASE | regex.DOTALL,
)
# with an adverbial in front the doer stands behind the verb: "Vid mötet i juni fick gruppen i uppdrag att …"
GET_INVERTED = compiled(
    r"^(?:Vid|På|Under|Därför|Därefter|Sedan|I|Den)\b[^.;:]{0,80}?\s(?:får|fick|gavs)\s+(?P<who>[^.;:,]{2,60}?)\s+"
    r"i\s+uppdrag\s+att\s+(?P<task>.+)",
    regex.DOTALL,
)
HAS_GOT = compiled(rf"^{WHO}(?<=\S)\s++(?:har|hade)\s+(?:\p{{L}}+\s+)?fått\s+{ERRAND}", regex.DOTALL | regex.IGNORECASE)
THEN = compiled(
    rf"\b(?:{'|'.join(MONTHS)}|föregående|förra|tidigare|senaste|våras|höstas|[0-9]{{4}}|[0-9]{{1,2}}/[0-9]{{1,2}})\b",
    regex.IGNORECASE,
)
FROM_OR_THEN = compiled(
    r"\buppdrag\s+(?:från|av)\b|\b(?:på|vid|under)\s+(?:föregående|förra|förrförra)\s", regex.IGNORECASE
)
SET_UP = compiled(
    r"\b(?:tillsätta|tillsätter|tillsatte|bilda|bildar|samla)\s+(?P<who>(?:en|ett)\s[^.;:]*?(?:grupp|kommitté|team|utskott)[^.;:]*?)\s+för\s+att\s+(?P<task>.+)",
    regex.IGNORECASE | regex.DOTALL,
)
