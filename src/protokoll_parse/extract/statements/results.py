"""Sentences that tell how a vote or an election came out: *Därmed hade stämman avslagit motionen.*, *Valda blev …*"""

from __future__ import annotations

from functools import lru_cache

import regex

from protokoll_parse.extract.bodies import body_pattern, body_word
from protokoll_parse.extract.people import NAME, role_pattern
from protokoll_parse.extract.statements.hits import REPORTS
from protokoll_parse.extract.statements.verbs import supines, verb_pattern
from protokoll_parse.lexicon import is_first_name
from protokoll_parse.records.models import DecisionKind
from protokoll_parse.text.patterns import compiled

# what draws the conclusion, and what makes a tale of an earlier meeting of it
THUS = r"(?:därmed|därigenom|alltså|således|sålunda|följaktligen|härmed|härigenom)"
_BEFORE = compiled(r"\b(?:tidigare|redan|förra|föregående)\b", regex.IGNORECASE)
_FRONT_WORDS = 8
_TERM = r"(?:\s(?:på|för)\s(?:[0-9]|ett|två|tre|fyra|en|den|kommande|resten|perioden|mandat)[^.:]{0,30}?)?"
# "Valda blev Pia Malm och …", "Vald: Bo Ek", "Till kassör föreslogs och valdes": the person stands behind the verb
_ELECTED_BEFORE = compiled(
    rf"(?:(?:Om|Ny|Åter)?(?:[Vv]ald|[Uu]tsedd)a?(?:\still\s[^.:]{{2,40}}?)?{_TERM}\s(?:blev|blevo|blefvo|blir|är|var)\s"
    rf"|Valet\s(?:ut)?föll\s(?:därvid\s|då\s|enhälligt\s)?på\s"
    rf"|(?:(?:Om|Ny|Åter)?(?:[Vv]al(?:d|da|des)?|[Vv]äljs)|Utsågs|Utses|Utsedda?)\s?:\s)"
    rf"(?:(?:\p{{L}}+\s){{0,2}}?{NAME}|\p{{Lu}}\p{{Ll}}+(?=[.,]|\soch\s\p{{Lu}}|$))"
)
# "… hvilket val utföll så, att Bo Ek blef vald"
_CAME_OUT = compiled(
    r"\bval(?:et)?\s(?:\p{Ll}+\s){0,3}?utföll\s(?:\p{Ll}+\s)?(?:så|sålunda|således|[ds]ärhän|på\sdet\ssätt),?\s?att\s[^.;:]{2,120}?\s"
    r"(?:(?:blef|blev|blefvo|blevo|voro?|var|blifvit|blivit)\s(?:\p{Ll}+\s){0,2}?(?:om|åter)?(?:vald|utsedd)a?|(?:om|åter)?valdes|utsågs)\b"
)
_BRACKET = r"(?:\s[(‹<]\p{L}[^()‹›<>]{0,20}[)›>])?"
_FULL = rf"{NAME}{_BRACKET}"
_PERSON = rf"(?:{NAME}|\p{{Lu}}\p{{Ll}}+){_BRACKET}"
_NOW = r"(?:enhälligt\s|enigt\s|därmed\s|alltså\s|åter\s)?"
_CHOSEN = r"(?:om|ny|åter)?(?:vald|utsedd)a?\b"
# "… till denna befattning kallades Bo Ek med 10 röster", "Bo Ek erhöll kallelse till ordförande": by vote
_CALLED = compiled(
    rf"\btill\s(?:[^.;:,]{{1,30}}?\s)??(?:befattning(?:en)?|(?i:{role_pattern().pattern}))\skallades\b"
    rf"|\bkallades\s[^.;:,]{{1,60}}?\still\s(?:\p{{Ll}}+\s){{0,2}}?(?i:{role_pattern().pattern})"
    rf"|\b(?:erhöll|fick)\s(?:[^.;:,]{{1,60}}?\s)??kallelse\still\s(?:\p{{Ll}}+\s){{0,2}}?(?i:{role_pattern().pattern})"
)
_VOTES = compiled(r"\bröster\b|\brösttal\b|\bröstetal\b|\bslutn[ae]\s(?:omröstning|val|sedlar)")
# the persons in front: "Anna Berg blev omvald till kassör", "Anna Berg och Bo Ek blev valda till revisorer"
_ELECTED_BEHIND = compiled(
    rf"{_PERSON}(?:(?:,|\s(?:och|samt))\s{_PERSON}){{0,8}}\s(?:blev|blevo|blir|förklarades|förklaras)\s{_NOW}{_CHOSEN}"
)
# "Anna Berg omvald till kassör", and no more
_CHOSEN_TO = compiled(
    rf"{_PERSON}(?:(?:,|\s(?:och|samt))\s{_PERSON}){{0,8}}\s{_NOW}{_CHOSEN}(?:\senhälligt|\senigt)?\s(?:till|som)\s[^.,;:]{{2,60}}[.!]?$"
)
# "Frågan huruvida kallelsen gått ut i tid besvarades med ja"; not by whom
_ANSWERED = compiled(
    r"(?:Frågan?|Denna\sfråga|Svaret)\b[^.;:]{0,120}?\s(?:besvara(?:s|des)|blev|blir|är)\s(?:därmed\s|enhälligt\s|enigt\s)?"
    r"(?:med\s)?(?:ett\s)?(?:enhälligt\s|enigt\s)?(?P<answer>ja(?:kande)?|nej|nekande)(?=\s*(?:$|[.,;!]))"
)
# "Dagordningen är ok.", "Fastställande av dagordning: OK": of papers and proposals; all else that is well is told
_OK = compiled(
    r"(?:(?:Fastställande|Godkännande)\sav\s[^.:;,]{3,40}?|(?:(?:Föregående|Förra|Utsänd|Föreslagen)\s)?\p{L}*"
    r"(?:[Dd]agordning|[Ff]öredragningslista|[Kk]allelse|[Rr]östlängd|[Pp]rotokoll|[Bb]udget|[Ff]örslag)(?:en|n|et)?)"
    r"(?:\s(?:är|var|blev)|:)?\s(?i:ok(?:ej|ay)?)(?:\s(?:av\salla|enhälligt))?[.!]?"
)
# what its chair settles for an annual meeting: "Stämmoordföranden anmälde att hon utsett Anna Berg till sekreterare"
_CHOSE_SECRETARY = compiled(
    r"(?:\p{L}*[Oo]rdföranden(?:\s\p{Lu}[\p{L}-]+){0,3}\s(?:anmälde|anmäler|meddelade|meddelar)\satt\s(?:han|hon|hen)"
    r"|(?:Det\s)?[Aa]nmäl(?:des|s)\satt\s\p{L}*ordföranden)\s(?:har\s|hade\s)?(?:utsett|valt)\s[^.;:]{3,80}?\s"
    r"(?:att\sföra\s(?:dagens\s|stämmans\s|mötets\s)?protokoll|(?:till|som)\s(?:protokollförare|sekreterare))"
)
# "Ordföranden konstaterade att berättelsen därmed var föredragen och lades till handlingarna"
_CHAIR_FOUND = compiled(
    r"\p{L}*[Oo]rdföranden(?:\s\p{Lu}[\p{L}-]+){0,3}\s(?:konstaterar|konstaterade)\satt\s[^.;:]{0,160}?\b(?:lades|läggs)\still\shandlingarna[.]?$"
)
# in a clause of the sentence that names the candidate: "Det finns ett förslag; Anna Berg, som väljs på 1 år"
_CANDIDATE = compiled(
    r"\b(?:kandidat|föresl|förslag|nomin|valbered|(?:ställ|ställde)\p{L}*\s(?:upp|sig)\b)", regex.IGNORECASE
)
# "Björn nominerar sig själv till ordförande och blir vald", "Björn nominerar Johan till sekreterare, som blir vald"
_AND_IS_ELECTED = compiled(
    rf"\b(?:och|som)\s(?:också\s|även\s|sedan\s|då\s)?(?:blir|blev|blevo)\s{_NOW}(?:om|ny|in|åter)?valda?\b"
)
_ELECTED_IN_CLAUSE = compiled(
    rf"\b{_FULL}(?:(?:,|\s(?:och|samt))\s{_FULL}){{0,3}},?\ssom\s(?:också\s|även\s|sedan\s|då\s)?{_NOW}(?:om|ny|åter)?(?:väljs|valdes|utses|utsågs|väljes)"
    r"(?:\s(?:enhälligt|enigt))?(?:\s(?:på|för|till|som)\s[^.,;]{1,60})?[.]?$"
)
# "Anna Berg fick förnyat förtroende som kassör"
_TRUSTED = compiled(
    rf"{_PERSON}(?:(?:,|\s(?:och|samt))\s{_PERSON}){{0,8}}\s(?:fick|får|gavs|ges|har|hade)\s(?:mötets\s|stämmans\s)?(?:förnyat|fortsatt)\s"
    r"(?:förtroende|mandat)\b"
)
# "Till valberedning blev Anna Berg och Bo Ek valda", and with a letter lost "Till revisor valde Anna Berg"
_TO_OFFICE = compiled(
    rf"(?:Till|Som)\s[^.:;]{{2,60}}?\s(?:valde|utsåg)\s{_FULL}(?:(?:,|\s(?:och|samt))\s{_FULL}){{0,8}}[.]?$"
    rf"|(?:Till|Som)\s[^.:;]{{2,60}}?\s(?:blev|blevo|blir)\s{_NOW}{_PERSON}(?:(?:,|\s(?:och|samt))\s{_PERSON}){{0,8}}"
    rf"\s{_NOW}{_CHOSEN}"
)
# "Anna Berg (S) justerar protokollet jämte ordföranden": all that the minutes say of the election
_ADJUSTS = compiled(
    rf"(?:Ledamoten\s)?{_FULL}(?:(?:,|\s(?:och|samt|jämte))\s{_FULL}){{0,3}}\s(?:justerar|att\sjustera|skall?\sjustera)\s"
    r"(?:dagens\s|detta\s|mötets\s|sammanträdets\s)?protokoll(?:et)?\b[^.:;]{0,80}[.]?$"
)
# "Enigt ja.", "Alltså ja, på prov till sommaren.", "Vi sa nej till det."; of other bodies it is only told
_ANSWER = compiled(
    r"(?:(?:Alltså|Så|Då)\s)?(?:(?:Enigt|Enhälligt|Alltså|[Dd]et\s(?:blev|blir)|"
    r"(?:(?P<who>(?:\p{Lu}\p{Ll}*)?(?i:mötet|stämman)|Styrelsen|Nämnden|Utskottet|Rådet|Gruppen|Kommittén)"
    r"|[Vv]i|Alla|Samtliga|Medlemmarna|Deltagarna)"
    r"\s(?:sa|sade|säger|tackar|tackade|(?<=(?i:mötet|stämman)\s)svarar|(?<=(?i:mötet|stämman)\s)svarade))\s(?:då\s|därför\s|alltså\s|ett\s|enhälligt\s|enigt\s){0,2})"
    r"(?P<answer>ja(?:kande)?|nej|nekande)(?=\s*(?:$|[.,;!])|\s(?:till|på|med|för)\b)"
    r"|(?P<answer>Ja|Nej),?\s(?:tyckte|sa|sade)\s(?:alla|vi|samtliga|mötet)\b"
)
# who may ask the council what: "Herr Ek erhöll tillstånd att framställa en interpellation", "Frågan får ställas."
_ASKS = r"(?:interpellation|spörsmål|fråg)\p{L}*"
_PERMITTED = compiled(
    rf"\p{{Lu}}[^.:;]{{1,60}}?\s(?:erhöll|erhåller|fick|får|lämnades|lämnas|gavs|ges|medgavs|medges)\s(?:\p{{L}}+s\s)?(?:begärt\s|begärd\s)?"
    rf"(?:tillstånd|medgivande|lov|rätt)\s(?:till\s|att\s(?:(?:till|hos)\s(?:\p{{L}}+\s){{1,4}}?)?\p{{L}}+a\s)(?:\p{{L}}+\s){{0,3}}{_ASKS}"
    r"|(?:Interpellation|Fråg|Enkla\sfråg)\p{L}*\s(?:får|fick|finge)\s(?:fram|in)?(?:ställas|lämnas)\b",
)
# "Val av revisorer: Revisorer: Tore Ek   Omval 1 år, Gerd Ek nyval 1 år", in one line with what is elected
_ELECTED_IN_ROW = compiled(
    r"Val(?:et)?\sav\s[^.:]{2,80}:\s(?!.{0,400}?\b(?:föresl|förslag|nominer|kandid|bordl|vakant))"
    r".{0,120}?\p{Lu}\p{Ll}+,?\s+(?:[Oo]m|[Nn]y)val(?:d|da)?\b(?!\s(?:av|på|som|till)\s\p{L})"
)
# "Omval på två år av Anna Berg", "Nyval: Bo Ek", "Suppleanter: Även omval på Ida Moe": elected without a verb
_ELECTED_AGAIN = compiled(
    r"(?:\p{Lu}[\p{L} -]{2,40}:\s+)?"
    r"(?:(?:Även|Också|Likaså|Likaledes|Vidare|Därtill|Sedan|Enhälligt|Enigt)\s(?=\p{Ll}))?"
    r"(?:[Oo]m|[Nn]y|[Åå]ter|[Ff]yllnads)val(?:,?\s[^.:]{1,60}?)??(?:(?:,?\s+(?:av|på)|\s?:)\s+|:(?=\p{Lu}))(?:\p{Ll}+\s){0,2}"
    rf"(?:{NAME}|(?P<first>\p{{Lu}}\p{{Ll}}+)(?=[.,]|\s(?:och|samt)\s\p{{Lu}}|$))"
)
# "Uppdrag åt styrelsen att ta in anbud": given without a verb; what is told of one has a verb of its own
_ERRAND = compiled(
    r"Uppdrag\s(?:åt|till)\s[^.,;:]{2,60}?\satt\s(?![^.]{0,200}\b(?:är|var|har|hade|blev|blir|pågår|återstår|kvarstår|redovisades|rapporterades)\b)"
)
_AS_PROPOSED = compiled(r"\benligt\s(?:\p{L}+s\s)?förslag", regex.IGNORECASE)
_NOT_YET = compiled(r"\b(?:föresl|förslag|önsk|diskut|bordl|hänskj|fråg|inför)\p{L}*", regex.IGNORECASE)
# in front of what is settled: told of something else
_TOLD = compiled(
    r"\b(?:att|som|när|då|hade|har)\b|^Om\b|\b(?:fråg|diskut|undra|oklar)\p{L}*\b.*\som\b", regex.IGNORECASE
)
# what is not told of today: "valdes 2019"
_WHEN = compiled(r"\b(?:19|20)[0-9]{2}\b|\bförra\b|\bföregående\b|\bredan\b")

# in front of "vilket godkändes": what was put to the meeting
_MOVED = compiled(
    r"\b(?:föresl|yrka|hemställ|anh(?:öll|åll)|begärd|begär\b|motionera|förslag|yrkand|önskemål|ville\b|skulle\b|avsagt\b|avsade\b|avsägelse)",
    regex.IGNORECASE,
)
# behind it: not by another body, nor at another time
_OVER = (
    r"\b(?!(?:\s\p{Ll}+){0,2}?\sav\s(?!\p{L}*(?:mötet|stämman|nämnden|styrelsen|utskottet|rådet|församlingen|fullmäktige)\b))"
    r"(?!(?:\s\p{Ll}+){0,4}?\s(?:våras|höstas|somras|vintras|fjol)\b)"
)


@lru_cache(maxsize=1)
def _outcome() -> regex.Pattern[str]:
    done = "|".join(sorted(supines(), key=lambda word: (-len(word), word)))
    participles = verb_pattern("participle", bare=True)
    return compiled(
        rf"(?:(?P<front>(?i:{body_pattern()})|mötet|stämman)\s)?\b(?:har|hade|är|var|blev|blir|anses|anser)\b(?P<between>[^.;:]{{0,60}}?)\s(?P<verb>{done}|{participles})\b",
        regex.IGNORECASE,
    )


_BODY_BETWEEN = compiled(rf"\s(?P<who>(?i:{body_pattern()})|mötet|stämman)\b")


@lru_cache(maxsize=1)
def _office_blev() -> regex.Pattern[str]:
    """*Ersättare blev Tommy Grek*, *Ny kassör på ett år blev Bo Ek*, *Val av kassör blev Bo Ek*"""
    return compiled(
        rf"(?:(?:Till\s)?(?:[Nn]ya?\s)?(?:[Pp]rotokoll\s)?(?i:{role_pattern().pattern})(?:\si\s\p{{L}}+|\sför\s\p{{L}}+)?"
        rf"|Val(?:et)?\sav\s(?:\p{{Ll}}+\s){{0,5}}?(?i:{role_pattern().pattern}))"
        rf"{_TERM}\s(?:blev|blir)\s(?:\p{{Ll}}+\s){{0,2}}?{NAME}"
    )


@lru_cache(maxsize=1)
def _settled() -> regex.Pattern[str]:
    """*… och blev förslaget av stämman godkänt*, *Motionen blef af mötet afslagen*, *… blev antagna av årsmötet*"""
    participles = verb_pattern("participle", bare=True)
    by = r"(?:av|af)\s(?P<who>(?i:\p{L}*(?:stämman|mötet|församlingen)))"
    return compiled(
        rf"\b(?:blev|blef|blevo|blefvo|vart|vardt)\s(?:[^.,;:]{{1,60}}?\s)??"
        rf"(?:{by}\s(?:\p{{L}}+t\s)?(?P<verb>{participles})|(?P<verb>{participles})\s{by})\b"
    )


# "Berättelsen upplästes och blev ansvarsfrihet beviljad": the old order, of things on which meetings decide
_THING = (
    r"\p{L}*(?:ansvarsfrihet|décharge|decharge|förslag|ansök(?:an|ning)|anhållan|begäran|framställning|motion|yrkande|protokoll|"
    r"berättelse|räkenskap|räkning|stadg|stat|anslag|arvode|val)\p{L}*"
)


@lru_cache(maxsize=1)
def _became_done() -> regex.Pattern[str]:
    participles = verb_pattern("participle", bare=True)
    return compiled(
        rf"(?:^|[\s;,])(?:och|samt)\s(?:blev|blef|blevo|blefvo|vart|vardt)\s(?:[^.;:]{{1,100}}?\s)??(?:{_THING})\s(?:[^.;:,]{{1,40}}?\s)??"
        rf"(?P<verb>{participles})(?=\s*(?:$|[.,;])|\s(?:för|till|med|på|utan|enligt)\b)"
    )


# "Detta blev även stämmans beslut", "Förslaget blev mötets beslut"
_BECAME = compiled(
    r"(?:Detta(?:\sförslag)?|Så|(?:\p{Lu}\p{L}+s\s)?[Ff]örslag(?:et)?|Yrkandet)\s(?:blev|blef|vart|blir)\s(?:också\s|även\s|då\s|därmed\s|enhälligt\s){0,2}"
    r"(?P<who>\p{L}*(?:mötet|stämman|nämnden|styrelsen|utskottet|rådet|fullmäktige|församlingen))s\sbeslut\b"
)


def _settled_by(sentence: str) -> tuple[str | None, int] | None:
    if became := _BECAME.match(sentence):
        return became["who"], became.end("who") + 2
    match = _settled().search(sentence) or _became_done().search(sentence)
    if match is None or _BEFORE.search(sentence) or _WHEN.search(sentence):
        return None
    return None if _TOLD.search(sentence[: match.start()]) else (match.groupdict().get("who"), match.start("verb"))


def _found(sentence: str) -> tuple[str | None, int] | None:
    """What the chair found to be settled, or the meeting did by what stands in front: *Vi köper båten, bestämde vi.*"""
    if _BEFORE.search(sentence) or _WHEN.search(sentence):
        return None
    if _CHAIR_FOUND.match(sentence):
        return None, 0
    match = _said_last().fullmatch(sentence)
    return (match["who"], match.start("verb")) if match else None


@lru_cache(maxsize=1)
def _said_last() -> regex.Pattern[str]:
    """*Inga bilar får stå på gården, bestämde mötet.*: not behind a clause that only gives the ground"""
    return compiled(
        r"(?!(?:När|Då|Sedan|Efter|Eftersom|Om|Innan|Med|Vid|På|I|Enligt|Enär|Som)\b)[^.;:?]{10,200}?(?<!\bsom),\s"
        rf"(?P<verb>bestämde|beslutade|beslöt)\s(?P<who>vi|mötet|stämman|{body_word()})[.!]?"
    )


def outcome(sentence: str) -> tuple[str | None, int] | None:
    """Who decided, as printed, and where the verb stands, in *Därmed hade stämman avslagit motionen*."""
    if settled := _settled_by(sentence):
        return settled
    if found := _found(sentence):
        return found
    thus = compiled(rf"\b{THUS}\b", regex.IGNORECASE).search(sentence)
    if not thus or _BEFORE.search(sentence) or len(sentence[: thus.start()].split()) > _FRONT_WORDS:
        return None
    if compiled(r"\b(?:att|som|om)\b").search(sentence[: thus.start()]):
        return None
    match = _outcome().search(sentence)
    if not match:
        return None
    between = _BODY_BETWEEN.match(match["between"])
    return (match["front"] or (between["who"] if between else None)), match.start("verb")


@lru_cache(maxsize=1)
def _proposed_and() -> regex.Pattern[str]:
    """*Eva föreslog en höjning, vilket godkändes*, *… som godkändes*, *…, vilket stämman biföll*"""
    passive, active = verb_pattern("passive_past", bare=True), verb_pattern("past", bare=True)
    thing = r"(?:\s(?:förslag|yrkande|hemställan|begäran)(?:et)?)?"
    adverbs = r"(?:\s(?!beslut)\p{Ll}+){0,2}?"
    decided = rf"(?:{passive}|(?:beslutade|beslöt)s|blev\s(?:\p{{L}}+s\s)?(?:beslut(?:et)?|bifallet|godkänt|antaget))"
    return compiled(
        rf"\ssom{adverbs}\s(?P<verb>{decided})(?=[.!]?$)"
        rf"|,\s(?:som|vilken)\s(?P<told>(?i:{body_pattern()})|mötet|stämman|styrelsen){adverbs}\s(?P<verb>{active})(?=[.!]?$)"
        rf"|[,;]?\s(?:och\s)?h?vilk(?:et|en|a){thing}(?:(?P<settled>\sbeslut\s(?:fattades|togs)){_OVER}"
        rf"|{adverbs}\s(?P<verb>{decided}){_OVER}"
        rf"|\s(?P<who>(?i:{body_pattern()})|mötet|stämman|styrelsen|vi){adverbs}\s(?P<verb>{active}|beslutade|beslöt){_OVER})"
    )


def proposed_and(sentence: str) -> tuple[str | None, int] | None:
    """Who decided, as printed, and where the verb stands, in a clause that tells what became of a proposal."""
    match = _proposed_and().search(sentence)
    if not match or _WHEN.search(sentence) or _BEFORE.search(sentence):
        return None
    reported = match["told"] and REPORTS.search(sentence, 0, match.start())
    if not match["settled"] and not reported and not _MOVED.search(sentence, 0, match.start()):
        return None
    return match["who"] or match["told"], match.start("settled") + 1 if match["settled"] else match.start("verb")


@lru_cache(maxsize=1)
def _refused() -> regex.Pattern[str]:
    """*…, kunde nämnden icke bevilja hans begäran*: the ground stands in front"""
    body = rf"(?P<who>{body_word()}|(?i:{body_pattern()})|mötet|stämman)"
    return compiled(
        rf"[,;]\s(?:(?:men|och|så)\s)?(?P<verb>kunde)\s(?:(?:icke|inte|ej)\s{body}|{body}\s(?:icke|inte|ej))\s(?:\p{{Ll}}+\s){{0,2}}?"
        r"(?:bifalla|tillstyrka|bevilja|medg[ei]|godkänna|antaga?)"
    )


def refused(sentence: str) -> tuple[str, int] | None:
    """Who refused something, as printed, and where the verb stands."""
    match = _refused().search(sentence)
    return None if match is None or compiled(r"(?:Om|Ifall)\s").match(sentence) else (match["who"], match.start("verb"))


def answer(sentence: str) -> DecisionKind | None:
    """What a meeting decided that only said yes or no."""
    if _OK.fullmatch(sentence):
        return "approve"
    match = _ANSWER.match(sentence) or _ANSWERED.match(sentence)
    return None if match is None else "approve" if match["answer"].lower().startswith("ja") else "reject"


def answering(sentence: str) -> str | None:
    """The body, as printed, that said yes or no."""
    match = _ANSWER.match(sentence)
    return match["who"] if match else None


def gives_errand(sentence: str) -> bool:
    """Whether the sentence says without a verb who was given what to do."""
    return bool(_ERRAND.match(sentence))


def permits(sentence: str) -> bool:
    """Whether somebody may put a question to somebody, which the assembly decides."""
    return bool(_PERMITTED.match(sentence)) and not _WHEN.search(sentence)


def elects(sentence: str) -> bool:
    """Whether the sentence says who was elected without *valdes*: *Valda blev …*, *Ersättare blev …*"""
    if is_elected_again(sentence) or _ELECTED_IN_ROW.match(sentence):
        return True
    if _ELECTED_BEFORE.match(sentence) or _office_blev().match(sentence):
        return not _WHEN.search(sentence.partition(" blev ")[0])
    if _CHOSE_SECRETARY.match(sentence):
        return not _WHEN.search(sentence)
    called = _VOTES.search(sentence) and _CALLED.search(sentence)
    if _ADJUSTS.match(sentence) or _CAME_OUT.search(sentence) or called:
        return True
    in_clause = _ELECTED_IN_CLAUSE.search(sentence) if " som " in sentence else None
    in_clause = in_clause or _AND_IS_ELECTED.search(sentence)
    candidate = in_clause and _CANDIDATE.search(sentence, 0, in_clause.start())
    behind = candidate or any(
        pattern.match(sentence) for pattern in (_ELECTED_BEHIND, _TO_OFFICE, _TRUSTED, _CHOSEN_TO)
    )
    return bool(behind) and not _WHEN.search(sentence)


def is_elected_again(sentence: str) -> bool:
    """Whether the sentence says so without a verb: *Omval av Anna Berg*, *Suppleanter: Nyval på Bo Ek*"""
    match = _ELECTED_AGAIN.match(sentence)
    if match is None or (_NOT_YET.search(sentence) and not _AS_PROPOSED.search(sentence)):
        return False
    return match["first"] is None or match[0].rstrip().rfind(" av ") > 0 or is_first_name(match["first"])
