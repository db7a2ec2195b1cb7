"""Passive sentences that decide (DEC004): *Dagordningen godkändes*, *Till revisor väljs Anna Berg*."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.people import names_in
from protokoll_parse.extract.statements.hits import AMENDED, DECIDES_NOTHING, REPORTS, SUBORDINATE, Hit
from protokoll_parse.extract.statements.results import THUS
from protokoll_parse.extract.statements.verbs import sense_of, verb_pattern
from protokoll_parse.lexicon import is_first_name
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from protokoll_parse.text import Block

_TELLS_THAT = compiled(r"\b(?:att(?!-)|där|eftersom|därför att)\b", regex.IGNORECASE)  # the same without *som*
_NARRATIVE = 3  # sentences; in a longer paragraph a passive tells a story, unless it is terse
_PASSIVE_WORDS = 45
_TERSE_WORDS = 25
_TERSE_FRONT = 10
# the infinitive in front of its verb: "(Till justerare) att jämte ordföranden justera protokollet utsågs …"
_TO_ADJUST = compiled(
    r"^(?:(?:till(?:\s(?:\p{L}+\s)?\p{L}*juster\p{L}+,?)?|för|med\suppdrag)\s+)?att\s+(?:j[äe]mte|tillsammans\s+med|(?:i|vid)\s\p{L}+|\p{Ll}+a)\b.*",
    regex.IGNORECASE,
)
# a clause in front: "Som han var jäfvig, så hölls fyllnadsval och utsågs Bo Ek", "Sedan kassören läst upp …, godkändes"
_CLAUSE_FIRST = compiled(
    r"^(?:Som|Då|När|Sedan|Eftersom|Enär|Emedan|Alldenstund|Efter\sdet\satt)\s(?:[^.;]*?[\s,]så\s(?=\p{Ll})|[^.;]*,\s$)"
)
# the passive stands in such a clause itself, and the main clause follows: "Då frågan bordlades i fjol behöver vi …"
_IN_CLAUSE = compiled(
    r"(?:Då|Eftersom|Enär|Medan)\s(?:(?!(?:är|var|har|hade|kan|kunde|blev|blir|fanns|\p{Ll}{2,}(?:ade|des|te|ats|its|tts|it|[ln]t))\s)[^\s,]+\s){1,8}"
)
_MAIN_BEHIND = compiled(
    r"\s(?:behöver|måste|ska|skall|kan|får|bör|är|var|blir|blev|har|hade|\p{Ll}{2,}(?:ar|er|de))\s(?:vi|man|den|det|detta|\p{Ll}+(?:en|et))\b"
)
_IF = compiled(r"Om\s(?:\p{Ll}+\s){1,4}?(?:inte|ej)\s\p{Ll}+s\s")  # what may be: "Om kraven inte uppfylls …"
# who decided, behind a passive: "beviljades av byggnadsnämnden"
_BY = compiled(
    r"(?:\s+\p{Ll}+){0,3}?\s+av\s+(?P<who>\p{L}*(?:nämnden|styrelsen|utskottet|fullmäktige|stämman|mötet|gruppen|rådet|verket|regeringen|rätten))\b",
    regex.IGNORECASE,
)
# a proposal as the subject may hold a clause of its own: "Förslaget att höja avgiften antogs."
_PROPOSED = compiled(
    r"(?:\p{L}+s\s)?(?:förslag|motion|yrkande|ansökan|begäran|framställ|sätt(?=(?:et)?\satt)|rätt(?=en\satt)|önskemål)\p{L}*\b",
    regex.IGNORECASE,
)
# a motion's clause may be quoted behind its name: "Den andra att-satsen, att styrelsen ska köpa en båt, avslås"
_ATT_SATS = compiled(r"^(?:Den\s)?(?:\p{L}+\s)?att-?satsen,\satt\s.*,", regex.IGNORECASE)
# "Som revisor valdes …"
_NOBODY = compiled(r"(?:Ingen|Inga)\b")  # "Ingen ansvarig utsågs."
_AS_OFFICE = compiled(r"^Som\s(?:\p{Ll}+\s){0,2}\p{Ll}+(?:\s(?:i|för|och|samt|på|till|vid|av|från)\s[^,;:]{2,60})?\s$")
_IN_TURN = compiled(r"\b(?:som\s(?:står|stod|är|var)\s)?i\stur\satt\savgå\b,?", regex.IGNORECASE)
_OFFICE_FIRST = compiled(r"(?:Till|Som)\s")
_RELATIVE = compiled(
    r"\b(?:som|vilket|vilka|vilken)\s+(?:sedan\s+|därefter\s+|också\s+|enhälligt\s+|(?:med|utan|efter)\s(?:\p{L}+\s){1,4})?$"
)
_RELATIVE_TAIL = compiled(
    r"(?:\s+(?:utan\s\p{L}+|enhälligt|av\s+\p{L}+|och\s+(?:lades|läggs|godkänd\p{L}*)|till\s+handling\p{L}+)){0,3}[.!]?$"
)
_MATTER = compiled(r"\b(?:Frågan|Ärendet|Punkten)\s(?:om|kring|gällande|angående|rörande)\s")  # "Frågan om köp av båt"
# whose "av" is the noun's own: "Utlysandet av mötet godkänns"
_OWN_AV = compiled(
    r"\p{Lu}\p{L}*(?:ande|ing|else|[ts]ion|val|köp)(?:t|et|n|en)?\sav\s(?!.*\sav\s)|Valet?\sav\s(?!.*\sav\s)"
)
# what was told before comes to this: "Förteckningen godkändes därmed som röstlängd"
_CONCLUDES = compiled(rf"\s{THUS}\b")
# what people are asked to do is for them to decide
_APPEAL = compiled(
    r"(?:De|Dessa|Ni|Han|Hon|Alla|Samtliga|\p{Lu}\p{Ll}*(?:medlemm|boend|hyresgäst|föräldr|ägar|havar|deltagar|ledamöt)\p{Ll}+"
    r"|(?:Medlemm|Boend|Föräldr|Hyresgäst|Deltagar|Ledamöt)\p{Ll}+)\s(?:\p{Ll}+\s){0,3}?(?:uppmana(?:de)?s|ombe(?:de)?s|ombads|råds|råddes)\b"
)
# a passive that tells what somebody else, or somebody later, will decide
_BY_OTHER = compiled(
    r"(?:(?!med\s|utan\s|genom\s|efter\s|inklusive\s)\p{L}+\s){0,3}?av\s(?!\p{L}*(?:mötet|stämman|nämnden|styrelsen|utskottet|rådet|direktionen|fullmäktige)\b)"
    r"(?:den\s|det\s)?\p{L}+(?:en|et|an|verket)\b",
    regex.IGNORECASE,
)
_BY_SOMEBODY = compiled(r"(?:\s\p{L}+){0,3}?\sav\s\p{L}")
_LATER = compiled(
    r"\b(?:nästa|kommande|senare|sedan|därefter|alltid|normalt|vanligen|vanligtvis|årligen|varje|när|om|innan|löpande)\b",
    regex.IGNORECASE,
)
_AFTER = compiled(
    r"Efter\s(?:\p{L}+\s){0,3}?\p{L}*(?:votering|omröstning|diskussion|överläggning|ordväxling|rösträkning|ajournering|debatt)\p{L}*\b"
)
_THING_IN_FRONT = compiled(r"\p{Lu}(?:\S*\s\p{Ll}+){0,2}\S*(?:en|et|an|na|rotokoll|agordning)\s")
_TO_FILES = compiled(r"\p{L}+\still\shandlingarna\.?$")  # a formula that tells no story
_GROUP_IN_FRONT = compiled(
    r"(?:En|Ett)\s(?:\p{Ll}+\s)?\p{Ll}*(?:grupp|kommitté|utskott)\s"
)  # "En arbetsgrupp tillsätts"


@lru_cache(maxsize=1)
def _passive() -> regex.Pattern[str]:
    return compiled(rf"\b(?P<verb>{verb_pattern('passive_past', bare=True)})\b", regex.IGNORECASE)


@lru_cache(maxsize=1)
def _passive_now() -> regex.Pattern[str]:
    return compiled(rf"\b(?P<verb>{verb_pattern('passive_present', bare=True)})\b", regex.IGNORECASE)


def passive_sentence(block: Block, sentence: str, n: int, count: int) -> Hit | None:
    if len(sentence.split()) > _PASSIVE_WORDS or _APPEAL.match(sentence):
        return None
    # after a discussion or a vote, whatever the paragraph tells before
    after = _AFTER.match(sentence) is not None
    narrative = not after and (count > _NARRATIVE or (n > 0 and count > _NARRATIVE - 1 and n < count - 1))
    match = _first_deciding(_passive(), sentence, "passive_past")
    if match:
        lead = _CLAUSE_FIRST.sub("", sentence[: match.start()])
        terse = len(sentence.split()) <= _TERSE_WORDS and len(lead.split()) <= _TERSE_FRONT
        concludes = _CONCLUDES.match(sentence, match.end()) is not None
        clear = concludes or (terse and _is_clear(sentence, match["verb"]))
        told = _IN_CLAUSE.fullmatch(sentence, 0, match.start()) and _MAIN_BEHIND.search(sentence, match.end())
        if DECIDES_NOTHING.search(lead) or told or (narrative and not clear):
            return None
        sense = sense_of(match["verb"], sentence, ("passive_past",))
        elected = sense is not None and sense.kind == "elect"
        if elected and _NOBODY.match(lead):
            return None
        if elected:
            lead = _IN_TURN.sub(" ", _AS_OFFICE.sub(" ", lead))
        said = AMENDED.sub(" ", _TO_ADJUST.sub(" ", lead))
        clauses = _TELLS_THAT if concludes else SUBORDINATE
        subordinate = clauses.search(said) and not _PROPOSED.match(sentence)
        if subordinate and not _is_relative_end(sentence, match):
            return None
        by = _BY.match(sentence, match.end())
        return Hit("DEC004", by["who"] if by else None, match.start("verb"), 0)
    match = _first_deciding(_passive_now(), sentence, "passive_present")
    if not match or block.marker is not None:
        return None
    lead = _ATT_SATS.sub(" ", sentence[: match.start()])
    if _is_relative_end(sentence, match):
        by = _BY.match(sentence, match.end())
        return Hit("DEC004", by["who"] if by else None, match.start("verb"), 0)
    matter = _MATTER.search(lead)
    if matter and match.end() >= len(sentence.rstrip(" .")):
        lead = lead[: matter.start()]  # what it is about may fill a clause
    told = SUBORDINATE.search(AMENDED.sub(" ", _TO_ADJUST.sub(" ", lead)))
    of_somebody = compiled(r"\bav\b").search(lead, 0, matter.start() if matter else len(lead))
    by_somebody = of_somebody and not _OWN_AV.match(lead)
    if (
        DECIDES_NOTHING.search(lead)
        or _IF.match(sentence)
        or told
        or by_somebody
        or compiled(r"\bska(?:ll)?\b").search(lead)
    ):
        return None
    elected = match["verb"].lower() in ("väljs", "utses", "omväljs", "nyväljs")
    other = _BY_OTHER.match(sentence, match.end() + 1)
    last = n == count - 1 and not _LATER.search(sentence)
    if other and not elected:
        return None
    if elected and _BY_SOMEBODY.match(sentence, match.end()) and not _names_person(sentence):
        return None  # "Ledamöterna utses av kommunerna": a rule
    if (
        ((n == 0 or elected or last) and not narrative)
        or _TO_FILES.match(sentence, match.start())
        or _THING_IN_FRONT.fullmatch(lead)
        or _GROUP_IN_FRONT.fullmatch(lead)
        or (elected and len(lead) < 60)
    ):
        return Hit("DEC004", None, match.start("verb"), 0)
    return None


def _names_person(sentence: str) -> bool:
    return any(is_first_name(compiled(r"[\s-]").split(one.name)[0]) for one in names_in(sentence))


def passive_verb(block: Block, sentence: str) -> regex.Match[str] | None:
    """The verb of a passive that decides, as the group *verb*: *Följande ansökningar beviljades:*"""
    hit = passive_sentence(block, sentence, 0, 1)
    if hit is None:
        return None
    return _passive().match(sentence, hit.verb_at) or _passive_now().match(sentence, hit.verb_at)


def _first_deciding(pattern: regex.Pattern[str], sentence: str, form: str) -> regex.Match[str] | None:
    """The first verb that decides in ``form``; one in front of it may have another sense (*gick igenom, som lades*)."""
    return next((match for match in pattern.finditer(sentence) if sense_of(match["verb"], sentence, (form,))), None)


def _is_clear(sentence: str, verb: str) -> bool:
    """A terse passive that needs no context: of elections, one that says who or opens with the office."""
    sense = sense_of(verb, sentence, ("passive_past",))
    named = _OFFICE_FIRST.match(sentence) or names_in(sentence) or is_first_name(sentence.partition(" ")[0])
    return sense is None or sense.kind != "elect" or bool(named)


def _is_relative_end(sentence: str, verb: regex.Match[str]) -> bool:
    """*Kassören redovisade ekonomin, vilken godkändes.*: a report whose last clause decides."""
    return bool(
        _RELATIVE.search(sentence, 0, verb.start())
        and REPORTS.search(sentence, 0, verb.start())
        and _RELATIVE_TAIL.match(sentence, verb.end())
    )
