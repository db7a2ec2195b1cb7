"""Sentences that decide, by their form."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.bodies import body_pattern, body_word
from protokoll_parse.extract.dates import MONTHS
from protokoll_parse.extract.statements.hits import AMENDED, DECIDES_NOTHING, SUBORDINATE, Hit
from protokoll_parse.extract.statements.main_clause import main_clause, turned
from protokoll_parse.extract.statements.passives import passive_sentence
from protokoll_parse.extract.statements.recommended import proposes_as_one
from protokoll_parse.extract.statements.results import (
    THUS,
    answer,
    answering,
    elects,
    gives_errand,
    outcome,
    permits,
    proposed_and,
    refused,
)
from protokoll_parse.extract.statements.subjects import is_quoted, subject_of
from protokoll_parse.extract.statements.terse import settles
from protokoll_parse.extract.statements.verbs import sense_of, verb_pattern
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from protokoll_parse.text import Block

DECIDES = (
    r"(?:beslutade|beslutar|beslöt|beslut[ai]t|beslutades|beslutas|beslöts|bes[l1I|][öäóéo06]t(?:s|os?)?|bestämde|bestämdes|"
    r"(?<=\b(?:vi|mötet|styrelsen|gruppen|rådet|det)\s)bestäm(?:mer|m?s)(?=\s(?:därför\s)?att\b)|(?<!\p{L},?\s)[Bb]est[äa]ms(?=\satt\b)|"
    r"enades\s+om|enas\s+om|(?:var|blev|är)\s+enig[at]?\s+om|kom\s+överens\s+om|(?<=[Pp]arterna\s)(?:är|var)\s+överens\s+om|(?:var|blev)\s+överens\s+om(?=\s+att\b)|enighet\s+rådde\s+om|förena(?:de|t)\s+sig\s+om(?=,?\s+att\b)|"
    r"(?:stanna(?:de|r)|kom(?:mo)?|förenade\s+sig)\s+(?:\p{L}+\s+){0,2}?(?:i|vid|till)\s+(?:(?:det|detta|följande|den)\s+)?(?:\p{L}+a\s+)?(?:beslut(?:et)?|mening)(?=,?\s+(?:om\s+)?att\b)|"
    r"rådde\s+enighet\s+om|ö(?:v|fv)erenskoms|"
    r"(?:fattade|fattades|fattar|tog|togs|tar)\s+(?:följande\s+)?beslut(?:et)?(?:\s+om)?|"
    r"beslut\s+(?:(?:togs|fattades)(?:\s+om)?|(?:tas|fattas|tages)(?:\s+om)?(?=\s+att\b))|(?:fann|finner|funno)\s+(?:skäl(?:igt)?|(?:för\s+)?gott|lämpligt)"
    r"(?=,?\s+(?:att|bevilja|bifalla|avslå|medgiva|medgifva|medge|antaga|godkänna|tillstyrka|avstyrka|uppdraga|utse|fastställa|bestämma)\b))"
)
_INFINITIVE = compiled(r"\s*(?:enhälligt\s+|därför\s+)?(\p{L}+)")
_OM = compiled(r"\som\s(?=att\b)")
# "Överenskommelse: Vi provar mallen i vår", not the name of one: "Överenskommelse: Norrdal och Sunda"
_AGREED = (
    r"Överenskommelser?\s?:\s*(?=[^.:]{0,120}?\b(?:[Aa]tt|ska(?:ll)?|(?:[Vv]i|[Aa]lla)\s\p{Ll}+r|\p{Ll}{3,}[ae]s)\b)"
)
# "Beslut: …", "Styrelsens beslut 2024:7: …" at the beginning of a sentence, and "Beslut att …"
INLINE = compiled(
    rf"(?:\p{{Lu}}\p{{L}}+s\s)?(?:{_AGREED}|"
    r"(?i:beslut(?:spunkt|at|en|et)?)(?:\s(?:nr\.?\s)?[0-9][0-9:./-]*)?\s?:\s*|"
    r"(?:(?:En(?:häll)?igt\sb|B)eslut(?:et\sblev)?|\p{Lu}\p{L}+s\sbeslut\sblev)\s(?:om\s(?=att\s)|(?=(?:(?:t\.?\s?v\.?|tills\svidare|enhälligt|enigt)\s)?att\s))|Beslut\s(?=(?:enligt|i\senlighet\smed)\s(?:\p{L}+s\s)?förslag(?:et)?\.?$))(?P<rest>(?!\p{P}+$)\S.*)"
)
DECISION = compiled(
    rf"\b(?P<verb>{DECIDES})\b(?P<between>(?:[^.:]|(?<=\bkap)\.|(?<=[0-9])[.:](?=[0-9])|(?<=\p{{L}}):(?=s\b)){{0,600}}?)(?P<att>\batt\b|:(?![0-9]))",
    regex.IGNORECASE,
)
# "Om stämman beslutar att …", "Sedan årsmötet beslutade …": with a subject, the word opens a subordinate clause
_CLAUSE = compiled(r"(?:om|när|sedan|innan|eftersom|då|ifall|efter att)\s+\p{L}", regex.IGNORECASE)
# "Sedan överläggningen avslutats biföll nämnden …": the main clause follows
_DONE = compiled(r"(?:\p{L}{3,}(?:ats|its|tts|ts)|,)$")
_BY_ORDER = compiled(r"enligt\s+(?:\p{L}*(?:ordning|stadg|reglement|lag|förordning)\p{L}*)", regex.IGNORECASE)
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
    r"\bdelt(?:ar|og)\s+(?:inte|ej)\b|\blämna(?:r|de)\s+(?:mötet|sammanträdet|lokalen)\b|"
    r"\bnästa\s+(?:ordinarie\s+)?\p{L}*(?:möte|sammanträde|stämma)\s+(?:äger|hålls|blir|är)\b|"
    r"\bkonstituerar\s+sig\s+(?:själv\s+)?(?:på|direkt|omedelbart|efter|den|vid|senare|kl|i\s?kväll|(?:mån|tis|ons|tors|fre|lör|sön)dag)|"
    # who is there
    r"^(?:det\s)?(?:antecknas|antecknades|noteras|noterades)\s(?:\p{Ll}+\s){0,2}?att\s"
    r"(?:närvarande\b|[^.;]{2,200}?\b(?:är|var|voro)\s(?:\p{Ll}+\s)?närvarande\b)|"
    r"^närvaron\s(?:\p{Ll}+\s){0,2}?(?:noter|anteckna|registrera|prickas|prickade)\p{L}*|"
    # what is proposed, if the same sentence does not go on to say what became of it
    r"^(?:\p{L}+s\s)?förslag(?:et)?(?:\still\sbeslut)?\s?:\s(?!.{0,400}?\b(?:godkän|bifö|anto|beslut|beslöt|avsl|valde|utsåg)\p{L}*)|"
    r"\bsammanträder\s+nästa\b|^nästa\s+\p{L}*(?:möte|sammanträde|stämma)\p{L}*:?$",
    regex.IGNORECASE,
)
_ACRONYM = r"\p{Lu}{2,6}(?=\s)"
_OPENED = compiled(r"\b(?:öppna|avsluta)\p{L}*\b", regex.IGNORECASE)
_AND = compiled(r"\s(?:och|samt)\s$")
_FRONT_WORDS = 14  # in front of the verb; a longer front is a sentence of its own


# the answer to "Fråga om mötet blivit behörigen utlyst"
_CONVENED = compiled(
    r"(?:\p{L}*[Mm]ötet|\p{L}*[Ss]tämman|Kallelsen?|Kallelse)\b(?=[^.]*\b(?:behörig|behörigen|stadgeenlig\p{L}*|stadgarna)\b)"
    r"[^.]{0,60}?\b(?:utlyst|utlysts|kallats?|utsänd|skett|utskickad)\b"
    # "Mötet öppnades kl. 19.30 och befanns stadgeenligt sammankallat"
    r"|\p{L}*(?:[Mm]ötet|[Ss]tämman|[Ss]ammanträdet)\s.{0,60}?\soch\s(?:befanns|konstaterades|förklarades|ansågs)\s(?:vara\s)?"
    r"(?:stadge|behörig|lag)\p{L}*\s(?:samman)?(?:kalla[dt]|utlyst)\b"
    # "Mötet anser sig behörigt", "… stämman, som konstaterades vara behörigt utlyst"
    r"|(?:\p{L}*[Mm]ötet|\p{L}*[Ss]tämman)\s(?:anser|ansåg|finner|fann|förklarar|förklarade)\ssig\s(?:vara\s)?(?:behörig|beslutför|beslutsmässig|stadgeenlig)\p{L}*"
    r"|(?:\p{L}+\.)?[^.;]{0,80}?\s\p{L}*(?:mötet|stämman|sammanträdet),?\ssom\s(?:konstaterades|befanns|förklarades|ansågs)\s(?:vara\s)?"
    r"(?:stadge|behörig|lag)\p{L}*\s(?:samman)?(?:kalla[dt]|utlyst)\b"
    # "Konstaterades att stämman var stadgeenligt kallad"
    r"|(?:Det\s)?[Kk]onstaterades\s(?:det\s)?att\s(?:\p{L}*mötet|\p{L}*stämman|sammanträdet|kallelsen?)\b"
    r"(?=[^.]*\b(?:behörig|stadge|stadgar|laga|laglig|lagenlig|i\s(?:rätt|god|vederbörlig))\p{L}*)"
    r"[^.;]{0,60}?\b(?:utlyst|utlysts|kalla[td]s?|sammankalla[td]s?|utsänd|skett|utskickad)\b"
    # the body itself: "Nämnden konstaterade att sammanträdet var lagligt sammankallat"
    r"|(?:\p{L}+s\s)?\p{L}*(?:[Nn]ämnden|[Ss]tyrelsen|[Rr]ådet|[Uu]tskottet|[Ff]ullmäktige|[Mm]ötet|[Ss]tämman)\s(?:konstaterar|konstaterade)\satt\s"
    r"(?:sammanträdet|mötet|kallelsen?|stämman)\s[^.;]{0,40}?(?:behörig|stadge|lag)\p{L}*\s(?:samman)?(?:kalla[td]|utlyst|utsänd)\b"
)


_OF_ITSELF = compiled(
    r"(?P<who>\p{L}*(?:[Mm]ötet|[Ss]tämman))\s(?:anser|ansåg|finner|fann|förklarar|förklarade)\ssig\b"
    r"|(?P<who>(?:\p{L}+s\s)?\p{L}+)\s(?:konstaterar|konstaterade)\satt\b"
)
_YES = r"(?:(?:Ja|Jo|Nej)[,:!]\s)?"  # the answer to a title that asks: "Ja, mötet godkände förslaget."
_COLON_ATT = compiled(r"[^.:]{0,40}:\s+(?P<att>att\s)", regex.IGNORECASE)  # "Mötet beslutade: att …"


@lru_cache(maxsize=1)
def active_decision() -> regex.Pattern[str]:
    verbs = verb_pattern("present", "past", bare=True)
    return compiled(
        rf"(?:^(?!(?:Vid|På|Under|Efter|Enligt|I|Med|Till|Från|Inför|Av|För)\s)|\b(?:och|varpå|varefter|samt)\s+|,\s(?:varför\s|varvid\s)?)(?P<subject>{body_pattern()}|\p{{Lu}}\p{{L}}+s\sledamöter|{_ACRONYM}|mötet|stämman|(?<=(?:\b(?:varpå|varefter)|,\s(?:varför|varvid))\s+)(?i:{body_pattern()})|(?<=\b(?:och|samt)\s+){body_word()}|[Vv]i(?=\s\p{{L}}++(?!\satt\b))"
        rf"|(?<=,\s)(?:mötet|stämman|{body_word()})(?=\s(?:{verb_pattern('past', bare=True)})\b))"
        rf"\s+(?P<verb>{verbs})\b"
    )


@lru_cache(maxsize=1)
def _named_active() -> regex.Pattern[str]:
    """*Stämmoordförande Anna Berg valde …*"""
    verbs = verb_pattern("past", "present", bare=True)
    return compiled(rf"^(?P<subject>\p{{L}}*[Oo]rdförande(?:n)?(?:\s\p{{Lu}}[\p{{L}}-]+){{0,3}})\s+(?P<verb>{verbs})\b")


@lru_cache(maxsize=1)
def _share() -> regex.Pattern[str]:
    """*Mer än två tredjedelar av stämman godkände motionen*"""
    return compiled(
        r"^(?=[^.:;]{0,40}?(?:majoritet|[0-9]|tredjedel|fjärdedel|procent|hälften))[^.:;]{2,40}?\sav\s"
        rf"(?P<subject>(?:års|förenings|medlems)?(?:mötet|stämman)|de\snärvarande|(?:medlem|deltag|ledamöt)\p{{L}}*)"
        rf"\s(?P<verb>{verb_pattern('past', bare=True)})\b"
    )


@lru_cache(maxsize=1)
def _thanks_and_decides() -> regex.Pattern[str]:
    """*Nämnden tackar för informationen och lägger den till handlingarna*"""
    verbs = verb_pattern("present", "past", bare=True)
    return compiled(
        rf"^(?P<subject>{body_pattern()})\s+(?:tackar|tackade|tar|tog|har\s+tagit|diskuterar|diskuterade|konstaterar|konstaterade)\b"
        rf"[^.]{{0,120}}?\boch\s+(?P<verb>{verbs})\b"
    )


@lru_cache(maxsize=1)
def inverted_decision() -> regex.Pattern[str]:
    """*Efter diskussion beslutade styrelsen enligt förslaget*, and in older style *Antog nämnden förslaget*"""
    front = (
        r"(?:Efter|Vid|Med|Därefter|Härefter|Sedan|Slutligen|På|Uppå|Enligt|I|Så|Därmed|Beträffande|Rörande|Angående|"
        r"Gällande|Avseende|Till|Som|Genom|Utan|Mot|[VW]idare|Dessutom|Likaså|Jämväl)\b(?:\s[^\s.:;]+){0,9}?"
        # the ground of a decision may be told at length
        r"|(?:Med|I)\s(?:anledning|betraktande|enlighet)\b(?:\s[^\s.:;]+){10,29}?"
        # … as may what was discussed
        r"|Efter\s(?:\p{Ll}+\s){0,3}?(?:diskussion|överläggning|debatt|genomgång|omröstning|votering)\p{L}*(?:\s[^\s.:;]+){5,24}?"
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
        rf"^{_YES}(?P<subject>{body_pattern()}|(?<=,\s)(?:mötet|stämman|{body_word()})|Arbetsgivar(?:en|parten))(?:\s\(\p{{Lu}}{{2,6}}\))?\s+(?:(?:har|hade)\s+{THUS}\s+)?(?P<verb>{DECIDES})\b"
    )


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
        return Hit("DEC010", became[0], became[1], 0) if became else hit or _decides_before(sentence, match)
    if NO_DECISION.search(AMENDED.sub(" ", sentence)):
        return None
    if hit := _active_sentence(sentence):
        return hit
    if verb_alone().match(sentence) or (count == 1 and _titled_participle().match(sentence)):
        return Hit("DEC007", None, 0, 0)
    if answer(sentence) or permits(sentence) or gives_errand(sentence) or settles(sentence):
        return Hit("DEC010", answering(sentence), 0, 0)
    if found := outcome(sentence) or proposed_and(sentence):
        return Hit("DEC010", found[0], found[1], 0)
    if refusal := refused(sentence):
        return Hit("DEC005", refusal[0], refusal[1], refusal[1])
    if elects(sentence):
        return Hit("DEC004", None, 0, 0)
    if _CONVENED.match(sentence):
        itself = _OF_ITSELF.match(sentence)
        return Hit("DEC009", itself["who"] if itself else None, 0, 0)
    return passive_sentence(block, sentence, n, count)


def _with_att(sentence: str, match: regex.Match[str]) -> Hit | None:
    front = sentence[: match.start()]
    quoted = is_quoted(front)
    begin = main_clause(sentence, match.start())
    front = front[begin:]
    idle = DECIDES_NOTHING.search(front) or quoted or _CLAUSE.match(front) or _BY_ORDER.match(front)
    if idle or len(front.split()) > _FRONT_WORDS or not sentence[match.end() :].strip(" ."):
        return None
    if _FINDS_FIT.match(match["verb"]) and not _decides_to(sentence, match.end(), len(sentence)):
        return None
    behind = _body_behind(match)
    whole = is_whole(match)
    if behind and (whole or behind.end("who") < match.end("verb")):
        subject: str | None = behind["who"]
    else:
        subject = subject_of(sentence[begin:], match.start("verb") - begin, match["between"])
    return Hit("DEC001", subject, match.start("verb"), 0 if whole else match.start("att"))


def is_whole(match: regex.Match[str]) -> bool:
    """Whether an infinitive behind the verb of a `DECISION` opens the clause: *beslutar uppdra åt Anna att …*

    The body may stand between them: *beslöt nämnden uppdraga åt …*
    """
    behind = _body_behind(match)
    return _decides_to(match.string, max(match.end("verb"), behind.end("who") if behind else 0), match.end("between"))


def _body_behind(match: regex.Match[str]) -> regex.Match[str] | None:
    """The body behind its verb; no *uppdra åt förvaltningen*, which looks like the name of one."""
    return (
        None
        if _decides_to(match.string, match.end("verb"), match.end("between"))
        else turned().match(match.string, match.start("verb"))
    )


def _decides_before(sentence: str, second: regex.Match[str]) -> Hit | None:
    """*Nämnden uppdrog åt Anna att … samt beslöt att …*: the body decides by a verb in front of the ``second``."""
    match = active_decision().match(sentence) if _AND.search(sentence, 0, second.start()) else None
    if not match or match.end() > second.start() or not sense_of(match["verb"], sentence, ("present", "past")):
        return None
    return Hit("DEC005", match["subject"], match.start("verb"), 0)


def _decides_to(sentence: str, at: int, end: int) -> bool:
    """Whether an infinitive that decides stands at ``at``, and in front of ``end``: *fann skäl att* bevilja"""
    word = _INFINITIVE.match(sentence, at, end)
    return bool(word and sense_of(word[1], sentence, ("infinitive",)))


def _active_sentence(sentence: str) -> Hit | None:
    match = plain_decision().match(sentence)
    if match and not _DECIDES_LATER.match(sentence, match.start("verb")):
        behind = _COLON_ATT.match(sentence, match.end())
        return Hit("DEC001", match["subject"], match.start("verb"), behind.start("att") if behind else 0)
    match = inverted_decision().match(sentence)
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
    if share := _share().match(sentence):
        return Hit("DEC005", share["subject"], share.start("verb"), 0)
    for pattern in (active_decision(), _named_active(), _thanks_and_decides()):
        match = pattern.search(sentence)
        if (
            match
            and sense_of(match["verb"], sentence, ("present", "past"))
            and not _OPENED.search(sentence)
            and not _CLAUSE.match(match["subject"])
            and not (DECIDES_NOTHING.search(sentence[: match.start()]) and match.start("subject") == 0)
            and not (match["subject"][0].islower() and SUBORDINATE.search(sentence, 0, match.start()))
        ):
            # who "får i uppdrag" is given something to do by the meeting
            given = match["verb"].lower() in ("får", "fick", "erhåller", "erhöll")
            return Hit("DEC005", None if given else match["subject"], match.start("verb"), 0)
    return None


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
