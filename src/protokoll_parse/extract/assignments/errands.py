"""Somebody is given something to do without *uppdra*: *Uppdrag till X att …*, *Det åligger X att …*."""

from __future__ import annotations

from functools import lru_cache

import regex

from protokoll_parse.extract.assignments.action_points import Task
from protokoll_parse.extract.assignments.actors import AND, PERSON, PERSONS, are_actors, are_own, are_persons, bare
from protokoll_parse.extract.assignments.promises import MAX_WORDS
from protokoll_parse.extract.assignments.words import OPENERS, papers, passives
from protokoll_parse.lexicon import count
from protokoll_parse.text.patterns import compiled

_WHO = r"(?P<who>[^.,;:]{2,80}?)"
_GIVER = r"(?P<giver>\p{Lu}[^.,;:]{0,50}?)"
_TASK = r"(?P<task>\S.*)"
_ERRANDS = tuple(
    compiled(pattern, regex.DOTALL)
    for pattern in (
        rf"^Uppdrag(?:et)?\s(?:(?:ges|gavs|går|gick|lämnas|lämnades)\s)?(?:till|åt|för)\s{_WHO}\s(?:är\s)?att\s{_TASK}",
        # "…, varför ordföranden uppdrar åt kassören att …", "Därför uppdrar styrelsen åt …"
        rf"(?:^|[,;]\s)(?:varför|så)\s[^.,;:]{{2,60}}?\suppdr(?:ar|og)\s(?:åt|till)\s{_WHO}\satt\s{_TASK}",
        rf"^(?:Därför|Därmed|Härmed|Vidare|Dessutom|Slutligen|Samtidigt)\suppdr(?:ar|og)\s[^.,;:]{{2,60}}?\s(?:åt|till)\s{_WHO}\satt\s{_TASK}",
        # "Skrivelsen överlämnades till Anna att besvaras", "… remitterades till styrelsen för att utredas"
        rf"\b(?:ö(?:f?v|f?w)erl[äe]mna(?:de)?s|remittera(?:de)?s)\s(?:till|åt)\s{_WHO}\s"
        rf"(?:för\satt\s(?=(?:besvara|utreda|bereda|granska|yttra|pröva|ordna|åtgärda)s?\b)|att?\s)(?!(?:besluta|avgöra)\b){_TASK}",
        # with a day for the answer: "… remittera motionen till nämnden för yttrande senast den 3 mars"
        rf"\bremittera\p{{L}}*\s(?:[^.,;:]{{2,80}}?\s)?till\s{_WHO}\sför\s"
        r"(?P<task>(?:yttrande|beredning|utredning|utlåtande)\b[^.,]*)(?=[^.]*?\b(?:senast|före)\s)",
        # of old, behind what was decided: "Beviljades; och skulle kamreraren anställa en vikarie"
        rf"(?:^|[;,]\s)(?:och|samt)\sskulle\s{_WHO}\s(?P<task>(?!(?:vara|bliva?|hava?|kunna|äga|utgå|gälla)\b)\p{{Ll}}{{2,}}a\b.*)",
        # outside every decision: "Styrelsen uppdrar kassören att …", "Anna ger Bo i uppdrag att …"
        rf"^{_GIVER}\suppdrar\s(?:åt\s|till\s)?{_WHO}\satt\s{_TASK}",
        rf"^{_GIVER}\sger\s{_WHO}\si\suppdrag\satt\s{_TASK}",
        rf"(?:^|\batt\s)(?:[Dd]et\s)?(?:[Åå]ligger|[Åå]vilar|[Aa]nkommer\spå|[Åå]låg|[Aa]nkom\spå|(?<=[Dd]et\s)(?:ålades|åläggs))\s(?:det\s)?{_WHO}\satt\s{_TASK}",
    )
)
# an errand that is told of: "Uppdraget till kassören att ta in anbud är slutfört"
_IS_DONE = compiled(
    r"\b(?:är|har|blev)\s(?:redan\s|nu\s|sedan\s)?(?:givet|givits|slutfört?s?|klart?|utfört?s?|avslutats?|genomfört?s?|redovisats?)\.?$"
)
_ALL = compiled(r"(?:oss\s)?(?:alla|samtliga|var och en)(?:\s(?:i\s\p{L}+|\p{L}+er))?", regex.IGNORECASE)
_NAMED = compiled(r"\p{Lu}\p{Ll}{2,15}(?<!en|et|an|na|or|ar|er)")
_COMMON = 100  # times that a word is counted; such names are rarer
# by-laws and rules lay duties on somebody once and for all
_BY_RULE = compiled(r"\b(?:enligt|i)\s(?:\S+\s){0,3}?\p{L}*(?:stadga|lag|reglement|ordning)\p{L}*|§", regex.IGNORECASE)
# "återremitteras till kontoret, som före sommaren ska pröva …"
_RELATIVE = compiled(
    rf"\b(?:till|åt)\s(?:(?P<who>[^.,;:]{{2,80}}?),|(?P<who>(?:den\s|det\s)?\p{{L}}+(?:en|et|an|rna|orn|örn)|{PERSON}))\s+som\s+(?:[^.;]{{2,60}}?\s)?(?:ska(?:ll)?|skulle)\s+(?P<task>(?!\p{{Ll}}+s\b|(?:ha|kunna|vilja|vara|bli|behöva)\b)\p{{Ll}}+\b[^.;]*)",
    regex.DOTALL,
)
_CLAUSE = r"(?:När|Om|Då|Sedan|Innan|Eftersom|Medan|Såvida)\s"
_ORGAN = r"(?:\p{L}+s\s)?(?:\p{Ll}*ordförande|\p{Ll}+(?:en|n|et))"
# "Ansökan lämnas in senast den 15 november av Alva", "Vaktlista upprättas av Märta Lång före den 15 maj"
_LIMIT = r"(?:senast|före|innan)\s[^.;]{3,40}?"
_BY_AGENT = compiled(
    rf"^(?P<task>(?!{_CLAUSE})\p{{Lu}}[^.;]{{2,100}}?\s(?:ska(?:ll)?\s)?\p{{Ll}}+s\b(?:\s[^.;]{{0,60}}?)?)"
    rf"(?:\s(?P<limit>{_LIMIT}))?\sav\s(?P<who>{PERSONS}|{_ORGAN})(?:\s(?P<limit>{_LIMIT}))?\.?$"
)
_SPOKEN = compiled(
    r"\b(?:inlägg|yrkande|anförande|uttalande|invändning|anmärkning|markering)\p{L}*\b", regex.IGNORECASE
)
# what an organ has to say of something before it goes on is nobody's task: "måste godkännas av styrelsen innan …"
_DECISION_OF = compiled(r"\b(?:godkän|fastställ|bevilj|medge|avslå|bekräfta|anta(?=g?as|s))\p{Ll}*s\b")
_BY_WHEN = (
    r"(?:senast|före|innan|(?:till|inför)\s(?:den\s|näst|\p{L}*(?:mötet|stämman|sammanträdet)\b))"
    r"(?![^.]*\b(?:varje|årligen)\b)"  # that is a rule
)
_ANY_LIMIT = compiled(r"\s(?:senast|före|innan|till|inför)\s")  # asked first, as it costs little


@lru_cache(maxsize=1)
def _done_by() -> regex.Pattern[str]:
    """*Kallelsen skickas ut av sekreteraren*, without a limit of time"""
    return compiled(
        rf"^(?P<task>(?!{_CLAUSE})\p{{Lu}}[^.;:]{{2,120}}?\s(?:{passives('done_by')})(?:\s[^.;:,]{{1,60}}?)?)\sav\s"
        rf"(?P<who>{PERSONS}|{_ORGAN}(?:\soch\s{_ORGAN})?)(?=\.?$|,|\s(?:och|samt|senast|före|innan|till|inför|under|i)\b)"
    )


@lru_cache(maxsize=1)
def _due() -> regex.Pattern[str]:
    """*Boden ska målas före den 3 maj*, *Listan ska vara klar till nästa möte*, *Namnen lämnas till Bo före maj*"""
    return compiled(
        rf"^(?:(?:\p{{Lu}}[^.;:,]{{2,60}}?|Vi|Man)\s(?:ska(?:ll)?|måste|bör)\s(?:[^.;:,]{{1,30}}?\s)?(?:{passives('due')})"
        rf"|(?:\p{{Lu}}[^.;:,]{{0,60}}?)(?<=(?i:{papers()}))\s(?:ska(?:ll)?|måste|bör)\s(?:vara|bli)\s(?:klar|färdig)\p{{L}}*"
        rf"|(?:\p{{Lu}}[^.;:,]{{2,60}}?)\s(?:ska(?:ll)?\s)?(?:meddela|lämna|skicka|mejla|maila|sänd|rapportera)s\s(?:in\s)?till\s"
        rf"(?:{PERSON}|(?i:ordföranden|sekreteraren|kassören|kansliet)))\b"
        rf"[^.;:]{{0,60}}?\s{_BY_WHEN}"
        # "Budgetförslaget tas fram till vårstämman"
        rf"|^(?:\p{{Lu}}[^.;:,]{{0,60}}?)(?<=(?i:{papers()}))(?:\s(?:för|om|på|av|till|över)\s[^.;:,]{{1,40}}?)?\s(?:{passives('prepared')})"
        rf"(?:\s[^.;:,]{{1,30}}?)?\s{_BY_WHEN}"
    )


# who leads the meeting asks somebody to do something after it: "Ordföranden ber kassören att ta in en offert"
_ASKS = compiled(
    rf"^(?:\p{{L}}*[Oo]rdföranden?|Vi|\p{{Lu}}\p{{Ll}}*(?:mötet|nämnden|styrelsen|utskottet|gruppen|kommittén|rådet|presidiet|stämman)|{PERSON})"
    r"\s(?:ber|bad|uppmanar|uppmanade|anmodar|anmodade)\s(?:därför\s|också\s|även\s)?(?P<who>[^.,;:]{2,60}?)\s(?:att\s(?P<task>.+)|(?P<task>\p{Ll}{2,}a\b.*))",
    regex.DOTALL,
)
# with something in front the doer stands behind the verb: "Om det finns pengar ska kassören lägga ett förslag"
_INVERTED = compiled(
    rf"^(?:{OPENERS}|Utifrån|Utöver|Enligt|Mot|Med|I|Kan|Blir|Går|Finns)\b[^.;:]{{0,120}}?"
    r"\b(?:ska|skall)\s(?P<who>[^.;:]{2,60}?)\s(?P<task>(?!(?:vara|bli|ha|kunna|vilja|behöva|finnas)\b)(?:\p{Ll}{2,}a|få|se|ge|gå)\b.+)",
    regex.DOTALL,
)
# what is asked for at the meeting itself
_AT_ONCE = compiled(
    r"^(?:kort\s)?(?:presentera|berätta|redogöra|föredra|inleda|informera|läsa|lämna\s(?:rummet|lokalen|salen|mötet)|ta\s(?:ordet|plats|över|upp)|"
    r"rösta|beakta|tänka|komma|förtydliga|förklara|leda|yttra|utveckla|räcka|stänga|avvakta|begära|räkna)\b"
)
_EVERYBODY = compiled(
    r"\b(?:ledamöter|deltagar|närvarande|alla|samtliga|medlemmar|var\soch\sen|mötet|publik|åhörar)\p{L}*",
    regex.IGNORECASE,
)
_LATER = compiled(
    r"\b(?:senast|före|innan|inför|nästa|till\s(?:\p{L}+s\s)?\p{L}*(?:möte|sammanträde)\p{L}*)\b", regex.IGNORECASE
)


def given(text: str, known: frozenset[str] = frozenset()) -> Task | None:
    """The assignment in so many words. ``known``: short names of those present."""
    for pattern in _ERRANDS:
        match = pattern.search(text)
        if match is None or _BY_RULE.search(text) or _IS_DONE.search(text):
            continue
        who = bare(match["who"])
        giver = match.groupdict().get("giver")
        named = _are_named(who)
        if giver and not (are_own(giver, known) or (named and _are_named(giver))):
            continue
        if _ALL.fullmatch(match["who"]) or (giver and named) or are_actors(who, known):
            return Task("ASG002", who, match["task"].strip(), 0, len(text))
    return None


def _are_named(who: str) -> bool:
    """Whether they are called by names that no list has: surnames alone, nicknames; no common words, no authorities."""
    return all(_NAMED.fullmatch(part) and count(part.lower()) <= _COMMON for part in AND.split(who))


def given_in_relative(text: str, known: frozenset[str] = frozenset()) -> Task | None:
    """What somebody shall do to whom something is sent."""
    match = _RELATIVE.search(text)
    if not match or not are_actors(match["who"], known):
        return None
    return Task("ASG003", match["who"], match["task"].strip(), match.start(), match.end())


def by_agent(text: str, known: frozenset[str] = frozenset()) -> Task | None:
    """What is done by somebody: with a limit of time, or where the verb says that it is still to be done."""
    match = _BY_AGENT.match(text)
    has_to_say = match and _DECISION_OF.search(match["task"]) and not are_persons(match["who"], known)
    if match and match["limit"] and not has_to_say and are_own(match["who"], known):
        return Task("ASG007", match["who"], match["task"].strip(), 0, len(text))
    match = _done_by().match(text) if len(text.split()) <= MAX_WORDS else None
    if not match or _SPOKEN.search(match["task"]) or _BY_RULE.search(text) or not are_own(match["who"], known):
        return None
    return Task("ASG007", match["who"], match["task"].strip(), 0, len(text))


def to_be_done(text: str) -> Task | None:
    """What is still to be done by a limit of time, whoever does it."""
    if len(text.split()) > MAX_WORDS or not _ANY_LIMIT.search(text) or _BY_RULE.search(text):
        return None
    if not _due().match(text):
        return None
    return Task("ASG007", None, text.rstrip("."), 0, len(text))


def inverted(text: str, known: frozenset[str], *, organs: bool = False) -> Task | None:
    """What persons shall do, with a condition or a time in front of the verb; ``organs``: what these shall do, too."""
    match = _INVERTED.match(text)
    if not match or _BY_RULE.search(text) or not are_own(match["who"], known):
        return None
    if not organs and not are_persons(match["who"], known):
        return None
    return Task("ASG007", match["who"], match["task"].strip(), 0, len(text))


def asked(text: str, known: frozenset[str]) -> Task | None:
    """What whoever leads the meeting asks somebody to do after it."""
    match = _ASKS.match(text)
    if not match or _EVERYBODY.search(match["who"]) or not are_own(bare(match["who"]), known):
        return None
    if _AT_ONCE.match(match["task"]) and not _LATER.search(match["task"]):
        return None
    return Task("ASG002", bare(match["who"]), match["task"].strip(), 0, len(text))
