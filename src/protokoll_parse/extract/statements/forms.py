"""Sentences that decide, by their form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.bodies import body_pattern, body_word
from protokoll_parse.extract.dates import MONTHS
from protokoll_parse.extract.people import names_in
from protokoll_parse.extract.statements.main_clause import main_clause, turned
from protokoll_parse.extract.statements.recommended import proposes_as_one
from protokoll_parse.extract.statements.results import THUS, answer, answering, elects, outcome, permits, proposed_and
from protokoll_parse.extract.statements.subjects import is_quoted, subject_of
from protokoll_parse.extract.statements.verbs import sense_of, verb_pattern
from protokoll_parse.lexicon import is_first_name
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from protokoll_parse.text import Block

DECIDES = (
    r"(?:beslutade|beslutar|beslöt|beslut[ai]t|beslutades|beslutas|beslöts|bes[l1I|][öäóéo06]t(?:s|os?)?|bestämde|bestämdes|"
    r"(?<=\b(?:vi|mötet|styrelsen|gruppen|rådet|det)\s)bestäm(?:mer|m?s)(?=\s(?:därför\s)?att\b)|"
    r"enades\s+om|enas\s+om|(?:var|blev|är)\s+enig[at]?\s+om|kom\s+överens\s+om|(?<=[Pp]arterna\s)(?:är|var)\s+överens\s+om|(?:var|blev)\s+överens\s+om(?=\s+att\b)|enighet\s+rådde\s+om|förena(?:de|t)\s+sig\s+om(?=,?\s+att\b)|"
    r"(?:stanna(?:de|r)|kom(?:mo)?|förenade\s+sig)\s+(?:\p{L}+\s+){0,2}?(?:i|vid|till)\s+(?:(?:det|detta|följande|den)\s+)?(?:\p{L}+a\s+)?(?:beslut(?:et)?|mening)(?=,?\s+(?:om\s+)?att\b)|"
    r"rådde\s+enighet\s+om|överenskoms|"
    r"(?:fattade|fattades|fattar|tog|togs|tar)\s+(?:följande\s+)?beslut(?:et)?(?:\s+om)?|"
    r"beslut\s+(?:(?:togs|fattades)(?:\s+om)?|(?:tas|fattas|tages)(?:\s+om)?(?=\s+att\b))|(?:fann|finner|funno)\s+(?:skäl(?:igt)?|(?:för\s+)?gott|lämpligt)(?=,?\s+att\b))"
)
# "Beslut: …", "Styrelsens beslut 2024:7: …" at the beginning of a sentence, and "Beslut att …"
_NEXT_WORD, _OM = compiled(r"\s*(\p{L}+)"), compiled(r"\som\s(?=att\b)")
INLINE = compiled(
    r"(?:\p{Lu}\p{L}+s\s)?(?:(?i:beslut(?:spunkt|at|en|et)?)(?:\s(?:nr\.?\s)?[0-9][0-9:./-]*)?\s?:\s*|"
    r"(?:Beslut(?:et\sblev)?|\p{Lu}\p{L}+s\sbeslut\sblev)\s(?=(?:om\s)?att\s)|Beslut\s(?=(?:enligt|i\senlighet\smed)\s(?:\p{L}+s\s)?förslag(?:et)?\.?$))(?P<rest>\S.*)"
)
DECISION = compiled(
    rf"\b(?P<verb>{DECIDES})\b(?P<between>(?:[^.:]|(?<=\bkap)\.|(?<=[0-9])[.:](?=[0-9])){{0,600}}?)(?P<att>\batt\b|:(?![0-9]))",
    regex.IGNORECASE,
)
# "Om stämman beslutar att …", "Sedan årsmötet beslutade …": with a subject, the word opens a subordinate clause
_CLAUSE = compiled(r"(?:om|när|sedan|innan|eftersom|då|ifall|efter att)\s+\p{L}", regex.IGNORECASE)
# "Sedan överläggningen avslutats biföll nämnden …": the main clause follows
_DONE = compiled(r"(?:\p{L}{3,}(?:ats|its|tts|ts)|,)$")
_BY_ORDER = compiled(r"enligt\s+(?:\p{L}*(?:ordning|stadg|reglement|lag|förordning)\p{L}*)", regex.IGNORECASE)
# the verb stands in a subordinate clause: told, not decided
_SUBORDINATE = compiled(r"\b(?:att(?!-)|där|eftersom|därför att)\b|\bsom\b[^,]*$", regex.IGNORECASE)
_TELLS_THAT = compiled(r"\b(?:att(?!-)|där|eftersom|därför att)\b", regex.IGNORECASE)  # the same without *som*
_FINDS = compiled(
    r"\b(?:finner|fann)\b.{0,400}?\b(?:att|det|förslaget?)\b.{0,400}?\b(?:bifaller|bifallit|bifallits|bifallet|biföll|avslår|avslog|"
    r"beslutar|beslutade|beslutat|"
    r"godkänner|godkände|antar|antagit|antog)\b"
)
_FINDS_FIT = compiled(r"fann|finner|funno", regex.IGNORECASE)  # one of DECIDES: "fann gott att bevilja"
# "Kommunstyrelsen fattar beslut i november": somebody will
_DECIDES_LATER = compiled(
    rf"(?:fattar|tar|beslutar)\s(?:beslut(?:et)?\b)?[^.:]{{0,60}}?(?:\b(?:i|under)\s(?:{'|'.join(MONTHS)}|vår(?:en)?|höst(?:en)?|vinter(?:n)?|sommar(?:en)?)"
    r"|\b(?:vid|på|i\ssamband\smed)\s(?:sitt\s)?(?:nästa|kommande)\b[^.:]*|\bsenare)\.?$",
    regex.IGNORECASE,
)
_CHAIR_FINDS = compiled(r"(?:\p{L}*[Oo]rdföranden?)\s+(?:finner|fann)\b")
# reported, whatever verb stands beside it
NO_DECISION = compiled(
    r"\breserv(?:erar|erade|era|erat)\s+sig\b|\bavvikande\s+mening\b|\bjäv\b|"
    r"\bdelt(?:ar|og)\s+(?:inte|ej)\b|"
    r"\bnästa\s+(?:ordinarie\s+)?\p{L}*(?:möte|sammanträde|stämma)\s+(?:äger|hålls|blir|är)\b|"
    r"\bkonstituerar\s+sig\s+(?:själv\s+)?(?:på|direkt|omedelbart|efter|den|vid|senare|kl|i\s?kväll|(?:mån|tis|ons|tors|fre|lör|sön)dag)|"
    r"\bsammanträder\s+nästa\b|^nästa\s+\p{L}*(?:möte|sammanträde|stämma)\p{L}*:?$",
    regex.IGNORECASE,
)
# in front of its verb a sentence with one of these decides nothing
DECIDES_NOTHING = compiled(
    r"\b(?:föreslår|föreslog|föreslogs|föreslås|yrkar|yrkade|yrkande om|förslag till beslut|"
    r"om (?:nämnden|mötet|styrelsen) beslutar|"
    r"bör|borde|kan|skulle|när|innan|ifall|huruvida)\b",
    regex.IGNORECASE,
)
_ACRONYM = r"\p{Lu}{2,6}(?=\s)"
_OPENED = compiled(r"\b(?:öppna|avsluta)\p{L}*\b", regex.IGNORECASE)
_FRONT_WORDS = 14  # in front of the verb; a longer front is a sentence of its own
_NARRATIVE = 3  # sentences; in a longer paragraph a passive tells a story, unless it is terse
_PASSIVE_WORDS = 45
_TERSE_WORDS = 25
_TERSE_FRONT = 10


# the infinitive in front of its verb: "(Till justerare) att jämte ordföranden justera protokollet utsågs …"
_TO_ADJUST = compiled(
    r"^(?:(?:till(?:\s(?:\p{L}+\s)?\p{L}*juster\p{L}+,?)?|för|med\suppdrag)\s+)?att\s+(?:jämte|tillsammans\s+med|(?:i|vid)\s\p{L}+|\p{Ll}+a)\b.*",
    regex.IGNORECASE,
)
# a clause in front: "Som han var jäfvig, så hölls fyllnadsval och utsågs Bo Ek", "Sedan kassören läst upp …, godkändes"
_CLAUSE_FIRST = compiled(
    r"^(?:Som|Då|När|Sedan|Eftersom|Enär|Emedan|Alldenstund|Efter\sdet\satt)\s(?:[^.;]*?[\s,]så\s(?=\p{Ll})|[^.;]*,\s$)"
)
# who decided, behind a passive: "beviljades av byggnadsnämnden"
_BY = compiled(
    r"(?:\s+\p{Ll}+){0,3}?\s+av\s+(?P<who>\p{L}*(?:nämnden|styrelsen|utskottet|fullmäktige|stämman|mötet|gruppen|rådet|verket|regeringen|rätten))\b",
    regex.IGNORECASE,
)


# the answer to "Fråga om mötet blivit behörigen utlyst"
_CONVENED = compiled(
    r"(?:\p{L}*[Mm]ötet|\p{L}*[Ss]tämman|Kallelsen?|Kallelse)\b(?=[^.]*\b(?:behörig|behörigen|stadgeenlig\p{L}*|stadgarna)\b)"
    r"[^.]{0,60}?\b(?:utlyst|utlysts|kallats?|utsänd|skett|utskickad)\b"
    # "Mötet öppnades kl. 19.30 och befanns stadgeenligt sammankallat"
    r"|\p{L}*(?:[Mm]ötet|[Ss]tämman|[Ss]ammanträdet)\s.{0,60}?\soch\s(?:befanns|konstaterades|förklarades|ansågs)\s(?:vara\s)?"
    r"(?:stadge|behörig|lag)\p{L}*\s(?:samman)?(?:kalla[dt]|utlyst)\b"
    # "Konstaterades att stämman var stadgeenligt kallad"
    r"|(?:Det\s)?[Kk]onstaterades\s(?:det\s)?att\s(?:\p{L}*mötet|\p{L}*stämman|sammanträdet|kallelsen?)\b"
    r"(?=[^.]*\b(?:behörig|stadge|stadgar|laga|laglig|lagenlig|i\s(?:rätt|god|vederbörlig))\p{L}*)"
    r"[^.;]{0,60}?\b(?:utlyst|utlysts|kalla[td]s?|sammankalla[td]s?|utsänd|skett|utskickad)\b"
)
# so may what is changed: "Med rättelsen att Bo Ek var närvarande lades protokollet till handlingarna"
_AMENDED = compiled(
    r"\bmed\s(?:(?:den|det|de|dessa|följande|en|ett)\s)?(?:\p{L}+\s)?(?:rättelse|ändring|tillägg|justering|anmärkning|"
    r"komplettering|förtydligande|korrigering|undantag|förbehåll|villkor)\p{L}*\s(?:att|som)\s.*",
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
_AS_OFFICE = compiled(r"^Som\s(?:\p{Ll}+\s){0,2}\p{Ll}+(?:\s(?:i|för|och|samt|på|till)\s[^,;:]{2,40})?\s$")
_OFFICE_FIRST = compiled(r"(?:Till|Som)\s")
_RELATIVE = compiled(
    r"\b(?:som|vilket|vilka|vilken)\s+(?:sedan\s+|därefter\s+|också\s+|enhälligt\s+|(?:med|utan|efter)\s(?:\p{L}+\s){1,4})?$"
)
_REPORTS = compiled(
    r"\b(?:genomgång|\p{L}*redovisning|föredragning)\b|\b(?:gick|går|läste|lästes|läser|redovisa\p{L}*|redogjorde|redogör|"
    r"presentera\p{L}*|föredrog|föredrogs|föredrar|upplästes?|visa(?:de|r)|delades|framla?de|föreslog|föreslår|lade)\b",
    regex.IGNORECASE,
)
_RELATIVE_TAIL = compiled(
    r"(?:\s+(?:utan\s\p{L}+|enhälligt|av\s\p{L}+|och\s+(?:lades|läggs|godkänd\p{L}*)|till\s+handling\p{L}+)){0,3}[.!]?$"
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
    r"(?:De|Dessa|Ni|Han|Hon|Alla|Samtliga)\s(?:\p{Ll}+\s){0,3}?(?:uppmana(?:de)?s|ombe(?:de)?s|ombads|råds|råddes)\b"
)
# a passive that tells what somebody else, or somebody later, will decide
_BY_OTHER = compiled(
    r"(?:\p{L}+\s){0,3}?av\s(?!\p{L}*(?:mötet|stämman|nämnden|styrelsen|utskottet|rådet|direktionen|fullmäktige)\b)"
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


_YES = r"(?:(?:Ja|Jo|Nej)[,:!]\s)?"  # the answer to a title that asks: "Ja, mötet godkände förslaget."
_COLON_ATT = compiled(r"[^.:]{0,40}:\s+(?P<att>att\s)", regex.IGNORECASE)  # "Mötet beslutade: att …"


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that decides: rule, subject as printed, where its verb stands and where its clause begins."""

    rule: str
    subject: str | None
    verb_at: int
    clause_at: int


@lru_cache(maxsize=1)
def active_decision() -> regex.Pattern[str]:
    verbs = verb_pattern("present", "past", bare=True)
    return compiled(
        rf"(?:^(?!(?:Vid|På|Under|Efter|Enligt|I|Med|Till|Från|Inför|Av|För)\s)|\b(?:och|varpå|varefter|samt)\s+|,\s)(?P<subject>{body_pattern()}|\p{{Lu}}\p{{L}}+s\sledamöter|{_ACRONYM}|mötet|stämman|(?<=\b(?:varpå|varefter)\s+)(?i:{body_pattern()})|(?<=\b(?:och|samt)\s+){body_word()}|[Vv]i(?=\s\p{{L}}++(?!\satt\b))"
        rf"|(?<=,\s)(?:mötet|stämman|{body_word()})(?=\s(?:{verb_pattern('past', bare=True)})\b))"
        rf"\s+(?P<verb>{verbs})\b"
    )


@lru_cache(maxsize=1)
def _named_active() -> regex.Pattern[str]:
    """*Stämmoordförande Anna Berg valde …*"""
    verbs = verb_pattern("past", "present", bare=True)
    return compiled(rf"^(?P<subject>\p{{L}}*[Oo]rdförande(?:n)?(?:\s\p{{Lu}}[\p{{L}}-]+){{0,3}})\s+(?P<verb>{verbs})\b")


@lru_cache(maxsize=1)
def _thanks_and_decides() -> regex.Pattern[str]:
    """*Nämnden tackar för informationen och lägger den till handlingarna*"""
    verbs = verb_pattern("present", "past", bare=True)
    return compiled(
        rf"^(?P<subject>{body_pattern()})\s+(?:tackar|tackade|tar|tog|har\s+tagit|diskuterar|diskuterade|konstaterar|konstaterade)\b"
        rf"[^.]{{0,120}}?\boch\s+(?P<verb>{verbs})\b"
    )


@lru_cache(maxsize=1)
def _inverted() -> regex.Pattern[str]:
    """*Efter diskussion beslutade styrelsen enligt förslaget*, and in older style *Antog nämnden förslaget*"""
    front = (
        r"(?:Efter|Vid|Med|Därefter|Härefter|Sedan|Slutligen|På|Uppå|Enligt|I|Så|Därmed|Beträffande|Rörande|Angående|"
        r"Gällande|Avseende|Till|Som|Genom|Utan|Mot|Vidare|Dessutom|Likaså|Jämväl)\b(?:\s[^\s.:;]+){0,9}?"
    )
    verbs = verb_pattern("present", "past", bare=True)
    return compiled(
        rf"^(?:(?P<front>{front})\s(?P<verb>{DECIDES}|{verbs}|ena(?:de)?s(?=[^.:;]{{1,60}}\som\s(?:att|följande|en|ett)\b))|"
        rf"(?P<front>)(?P<verb>(?i:{verb_pattern('past', bare=True)}|beslutade|beslöt))(?![^?]*\?))\s"
        rf"(?P<subject>{body_word()}\b(?!\s(?:för|i)\s)|(?i:{body_pattern()})|mötet|stämman|vi|man)\b"
    )


@lru_cache(maxsize=1)
def plain_decision() -> regex.Pattern[str]:
    return compiled(
        rf"^{_YES}(?P<subject>{body_pattern()}|(?<=,\s)(?:mötet|stämman|{body_word()})|Arbetsgivar(?:en|parten))\s+(?:(?:har|hade)\s+{THUS}\s+)?(?P<verb>{DECIDES})\b"
    )


@lru_cache(maxsize=1)
def _passive() -> regex.Pattern[str]:
    return compiled(rf"\b(?P<verb>{verb_pattern('passive_past', bare=True)})\b", regex.IGNORECASE)


@lru_cache(maxsize=1)
def _passive_now() -> regex.Pattern[str]:
    return compiled(rf"\b(?P<verb>{verb_pattern('passive_present', bare=True)})\b", regex.IGNORECASE)


@lru_cache(maxsize=1)
def verb_alone() -> regex.Pattern[str]:
    words = verb_pattern("passive_past", "passive_present", "participle", bare=True)
    return compiled(
        r"^(?:till handlingarna|ad acta)[.!]?$"
        rf"|^(?:{words})(?:\s(?:och\s)?(?:till handlingarna|{words}|enhälligt|utan ändringar)){{0,3}}[.!]?$",
        regex.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _titled_participle() -> regex.Pattern[str]:
    """*Dagordningen godkänd*, *Protokollet justerat och lagt till handlingarna*: a noun and participles, no more."""
    done = rf"(?:{verb_pattern('participle', bare=True)})(?:\still\shandlingarna)?"
    return compiled(rf"^\p{{Lu}}\p{{L}}+(?:\s\p{{Ll}}+){{0,4}}\s{done}(?:\s(?:och|samt)\s{done})?[.!]?$")


def recognize(block: Block, sentence: str, n: int, count: int) -> Hit | None:
    """What the sentence decides, None when it decides nothing. It is sentence ``n`` of the ``count`` in its block."""
    if block.section == "procedure":
        finds = _FINDS.search(sentence)
        return Hit("DEC008", None, finds.start(), 0) if finds else None
    if block.section is None and _CHAIR_FINDS.match(sentence) and _FINDS.search(sentence):
        return Hit("DEC008", None, 0, 0)
    if inline := INLINE.match(sentence):
        att = DECISION.search(sentence, inline.start("rest"))
        begin = att.start("att") if att and att["att"] != ":" else inline.start("rest")
        return Hit("DEC006", None, inline.start("rest"), begin)
    match = DECISION.search(sentence)
    if match and match["att"] != ":":
        became = None if (hit := _with_att(sentence, match)) else proposed_and(sentence)
        return Hit("DEC010", became[0], became[1], 0) if became else hit
    if NO_DECISION.search(sentence):
        return None
    if hit := _active_sentence(sentence):
        return hit
    if verb_alone().match(sentence) or (count == 1 and _titled_participle().match(sentence)):
        return Hit("DEC007", None, 0, 0)
    if answer(sentence) or permits(sentence):
        return Hit("DEC010", answering(sentence), 0, 0)
    if found := outcome(sentence) or proposed_and(sentence):
        return Hit("DEC010", found[0], found[1], 0)
    if elects(sentence):
        return Hit("DEC004", None, 0, 0)
    if _CONVENED.match(sentence):
        return Hit("DEC009", None, 0, 0)
    return _passive_sentence(block, sentence, n, count)


def _with_att(sentence: str, match: regex.Match[str]) -> Hit | None:
    front = sentence[: match.start()]
    quoted = is_quoted(front)
    begin = main_clause(sentence, match.start())
    front = front[begin:]
    idle = DECIDES_NOTHING.search(front) or quoted or _CLAUSE.match(front) or _BY_ORDER.match(front)
    if idle or len(front.split()) > _FRONT_WORDS or not sentence[match.end() :].strip(" ."):
        return None
    if _FINDS_FIT.match(match["verb"]) and not _decides_to(sentence, match.end()):
        return None
    behind = turned().match(sentence, match.start("verb"))
    if behind and behind.end("who") < match.end("verb"):
        subject: str | None = behind["who"]
    else:
        subject = subject_of(sentence[begin:], match.start("verb") - begin, match["between"])
    # "beslutar uppdra åt Anna att …": the clause begins with the infinitive
    infinitive = compiled(r"\s*(?:enhälligt\s+|därför\s+)?(\p{L}+)").match(match["between"])
    whole = infinitive and sense_of(infinitive[1], sentence, ("infinitive",))
    return Hit("DEC001", subject, match.start("verb"), 0 if whole else match.start("att"))


def _decides_to(sentence: str, at: int) -> bool:
    """Whether the infinitive at ``at``, behind *fann skäl att*, is one of a verb that decides."""
    word = _NEXT_WORD.match(sentence, at)
    return bool(word and sense_of(word[1], sentence, ("infinitive",)))


def _active_sentence(sentence: str) -> Hit | None:
    match = plain_decision().match(sentence)
    if match and not _DECIDES_LATER.match(sentence, match.start("verb")):
        behind = _COLON_ATT.match(sentence, match.end())
        return Hit("DEC001", match["subject"], match.start("verb"), behind.start("att") if behind else 0)
    match = _inverted().match(sentence)
    clause = _CLAUSE.match(sentence) and not (match and _DONE.search(match["front"]))
    if match and not (DECIDES_NOTHING.search(match["front"]) or clause or _BY_ORDER.match(sentence)):
        if compiled(rf"{DECIDES}|ena(?:de)?s", regex.IGNORECASE).fullmatch(match["verb"]):
            om = _OM.match(sentence, match.end())
            return Hit("DEC001", match["subject"], match.start("verb"), om.end() if om else 0)
        opened = _OPENED.search(sentence, match.start("verb"))
        if sense_of(match["verb"], sentence, ("present", "past")) and not opened:
            return Hit("DEC005", match["subject"], match.start("verb"), 0)
    if proposed := proposes_as_one().match(sentence):
        return Hit("DEC005", proposed["subject"], proposed.start("verb"), 0)
    for pattern in (active_decision(), _named_active(), _thanks_and_decides()):
        match = pattern.search(sentence)
        if (
            match
            and sense_of(match["verb"], sentence, ("present", "past"))
            and not _OPENED.search(sentence)
            and not (DECIDES_NOTHING.search(sentence[: match.start()]) and match.start("subject") == 0)
            and not (match["subject"][0].islower() and _SUBORDINATE.search(sentence, 0, match.start()))
        ):
            # who "får i uppdrag" is given something to do by the meeting
            given = match["verb"].lower() in ("får", "fick", "erhåller", "erhöll")
            return Hit("DEC005", None if given else match["subject"], match.start("verb"), 0)
    return None


def _passive_sentence(block: Block, sentence: str, n: int, count: int) -> Hit | None:
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
        if DECIDES_NOTHING.search(lead) or (narrative and not clear):
            return None
        sense = sense_of(match["verb"], sentence, ("passive_past",))
        elected = sense is not None and sense.kind == "elect"
        said = _AMENDED.sub(" ", _TO_ADJUST.sub(" ", _AS_OFFICE.sub(" ", lead) if elected else lead))
        clauses = _TELLS_THAT if concludes else _SUBORDINATE
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
    told = _SUBORDINATE.search(_AMENDED.sub(" ", _TO_ADJUST.sub(" ", lead)))
    of_somebody = compiled(r"\bav\b").search(lead, 0, matter.start() if matter else len(lead))
    by_somebody = of_somebody and not _OWN_AV.match(lead)
    if DECIDES_NOTHING.search(lead) or told or by_somebody or compiled(r"\bska(?:ll)?\b").search(lead):
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
        or _THING_IN_FRONT.fullmatch(lead)
        or (elected and len(lead) < 60)
    ):
        return Hit("DEC004", None, match.start("verb"), 0)
    return None


def _names_person(sentence: str) -> bool:
    return any(is_first_name(compiled(r"[\s-]").split(one.name)[0]) for one in names_in(sentence))


def passive_verb(block: Block, sentence: str) -> regex.Match[str] | None:
    """The verb of a passive that decides, as the group *verb*: *Följande ansökningar beviljades:*"""
    hit = _passive_sentence(block, sentence, 0, 1)
    if hit is None:
        return None
    return _passive().match(sentence, hit.verb_at) or _passive_now().match(sentence, hit.verb_at)


def _first_deciding(pattern: regex.Pattern[str], sentence: str, form: str) -> regex.Match[str] | None:
    """The first verb that decides in ``form``; one in front of it may have another sense (*gick igenom, som lades*)."""
    return next((match for match in pattern.finditer(sentence) if sense_of(match["verb"], sentence, (form,))), None)


def _is_clear(sentence: str, verb: str) -> bool:
    """A terse passive that needs no context: of elections, one that says who or opens with the office."""
    sense = sense_of(verb, sentence, ("passive_past",))
    return sense is None or sense.kind != "elect" or bool(_OFFICE_FIRST.match(sentence) or names_in(sentence))


def _is_relative_end(sentence: str, verb: regex.Match[str]) -> bool:
    """*Kassören redovisade ekonomin, vilken godkändes.*: a report whose last clause decides."""
    return bool(
        _RELATIVE.search(sentence, 0, verb.start())
        and _REPORTS.search(sentence, 0, verb.start())
        and _RELATIVE_TAIL.match(sentence, verb.end())
    )


def is_statement(text: str) -> bool:
    """A paragraph with a deciding verb of its own."""
    if _decides().search(text):
        return True
    forms = ("present", "past", "passive_present", "passive_past")
    return any(sense_of(match[0], text, forms) for match in _finite().finditer(text))


@lru_cache(maxsize=1)
def _decides() -> regex.Pattern[str]:
    return compiled(rf"\b{DECIDES}\b", regex.IGNORECASE)


@lru_cache(maxsize=1)
def _finite() -> regex.Pattern[str]:
    words = verb_pattern("present", "past", "passive_present", "passive_past")
    return compiled(rf"\b(?:{words})\b", regex.IGNORECASE)
