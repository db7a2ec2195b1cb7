"""Who is to do what.

====== ==========================================================================
ASG001 *uppdra till X att …*, *uppdrar åt X att …*
ASG002 *ge X i uppdrag att …*, *X får i uppdrag att …*, *X anmodas att …*
ASG003 *att X ska …*, *att X återkommer med …* in a decision
ASG004 what follows a decision: *X kontaktar …*, *Ett underlag skickas ut*
ASG005 outside a decision: *X ansvarar för att …*, *Ett förslag presenteras den …*
ASG006 *tillsätta en arbetsgrupp … för att …*
ASG007 what a person will do, and action points: *X bokar …*, *Ansvarig: X*, a list headed *Att göra*
====== ==========================================================================
"""

from __future__ import annotations

from functools import lru_cache

import regex

from protokoll_parse.extract.assignments.action_points import Task, bracketed_owner, labelled, responsible
from protokoll_parse.extract.assignments.actors import PERSONS, are_actors, are_own, are_persons, bare, leads_with_actor
from protokoll_parse.extract.assignments.errands import asked, by_agent, given, given_in_relative, inverted, to_be_done
from protokoll_parse.extract.assignments.persons import (
    MAX_ACTOR_WORDS,
    behind_verb,
    by_handle,
    by_nickname,
    by_person,
    decided,
    noted,
)
from protokoll_parse.extract.assignments.promises import (
    FORUM,
    MAX_WORDS,
    WILL,
    lies_with,
    promised_behind,
    says_of_self,
)
from protokoll_parse.extract.assignments.wordings import (
    ASSIGN,
    ASSIGNED_TO,
    ELECTED_TO,
    GET,
    GET_INVERTED,
    GIVE,
    GIVE_TO,
    LEFT_TO,
    OBLIGED_TO,
    SET_UP,
    SUBJECT_FIRST,
    THEN,
    URGE,
    WHO,
)
from protokoll_parse.extract.assignments.words import (
    actions,
    also_takes_on,
    is_for_agents,
    is_of_minutes,
    is_state,
    pays_for_all,
    promises,
    report_back,
    reported,
    takes_on,
    tells,
    turned_takes_on,
)
from protokoll_parse.extract.dates import MONTHS
from protokoll_parse.extract.statements.verbs import sense_of
from protokoll_parse.text.patterns import compiled

_MOST_CLAUSES = 8  # that are looked at one after another; more is no sentence
_ON_AGENDA = compiled(r"\b(?:tas|tages)\s(?:\p{L}+\s)?upp\b|\b(?:behandlas|återupptas)\b", regex.IGNORECASE)
_NOT_ACTOR = compiled(
    r"^(?:det|den|detta|dessa|här|där|man|vi|som|för|i|till|enligt|utifrån|med|om|när|hur|vad|ärendet|frågan|beslutet|"
    r"övriga|en uppföljning|uppföljning|återrapport\p{L}*)\b",
    regex.IGNORECASE,
)
# what follows is proposed alone
_MOVES = compiled(r"^[^.;:]{0,80}?\b(?:yrkar|yrkade|föreslår|föreslog|hemställer|hemställde)\b[^.;:]{0,30}?\satt\s")
_BY_RULE = compiled(
    r"\b(?:enligt|i)\s+(?:\S+\s){0,3}?\p{L}*(?:lag|lagen|stadgar|stadgarna|reglement\p{L}*|förordning\p{L}*|avtalet)\b|§",
    regex.IGNORECASE,
)
_NOTED_THAT = compiled(
    r"^(?:Det\s)?(?:antecknas|antecknades|noteras|noterades)\s(?:\p{Ll}+\s){0,3}?att\s", regex.IGNORECASE
)
_ATT = compiled(r"^(?:Att\s+){1,3}(?=\p{Lu})")  # of an entry: "Att Anna bokar salen"
# initials that stood in the margin, in front of the sentence that a name opens: "TH Tore Ek tar in anbud"
_MARGIN = compiled(r"(?P<who>\p{Lu}{2,4}(?:\s?/\s?\p{Lu}{2,4}){0,3})\s+(?=\p{Lu}\p{Ll}+\s)")
_WITHOUT_ATT = compiled(r"^att\s+", regex.IGNORECASE)
_TOPIC = compiled(r"\p{Lu}(?:\p{L}|[ -](?=\p{L})){1,40}:\s(?=\p{L}[^:]*$)")
_OBLIGED = compiled(r"\bansvarar\s+för\s+att\b|\bfår\s+i\s+uppdrag\b", regex.IGNORECASE)
_PASSIVE_NOW = compiled(r"(?:avbryt|inställ|inled|genomför|påbörja|avsluta|förläng|ändra|revidera|utöka|stoppa)s")
_ANY_VERB = compiled(r"(?<=\p{L})\s\p{Ll}+(?:[aeåö]r|[dt]e|et)(?=\s)")
_SHORT = 9  # words
_FEW = 4  # words that name somebody
_GIVEN_NOW = compiled(r"\b(?:uppdras|(?:får|ges)\si\suppdrag|åtar\ssig|tar\spå\ssig)\b")
_LIMITED = compiled(r"\b(?:senast|innan|före|inför)\s", regex.IGNORECASE)
_AT_NEXT = compiled(r"\b(?:till|vid|på)\s(?:nästa|nästkommande|kommande)\s\p{L}*(?:möte|sammanträde|stämma)")
# "ska ha ett förslag klart": not how a thing is to be
_HAVE_READY = compiled(r"ha\s[^.;:]{2,80}?\s(?:framme|klar[ta]?|färdig[ta]?)\b")
# until when somebody should do something, in minutes told in the past, and what tells that it came otherwise
_UNTIL = compiled(
    r"\b(?:tills?\sdess|(?:dess|där)förinnan|till\snästa|till\s(?:\p{L}+s\s)?\p{L}*(?:möte|sammanträde|stämma)[tn]?|senast|före|innan)\b"
)
_SAID_BEFORE = frozenset({"Han", "Hon", "Hen", "Denne", "De"})  # whom the sentence in front names
_OTHERWISE = compiled(r"\b(?:men|hade|har|i\sstället)\b")
# "Programmet", "En plan": what is presented, in front of the verb
_DEFINITE = compiled(r"(?:(?:Den|Det|Ett|En)\s)?(?P<stem>\p{L}{3,}?)(?:men?|m?et|en?|n?a|arna|orna|erna|t|n)?\s+$")
_ASIDE = compiled(r"\(\s*(?P<said>[^()]+?)\s*\)?\.?")  # "(Filippa och Gabriel pratar med Fredrik.)"
_RELATIVE = compiled(r",\s(?:som|vilk(?:et|en|a))\s.*$", regex.DOTALL)  # "läget, som i augusti var gott"
_IN_MONTH = compiled(rf"(?:i|under)\s(?:{'|'.join(MONTHS)})", regex.IGNORECASE)


@lru_cache(maxsize=1)
def _actor() -> regex.Pattern[str]:
    return compiled(
        rf"^(?:att\s+)?(?P<who>\p{{L}}(?:[^.;:]|(?<=\b(?:[Oo]rdf|[Ss]ekr|(?-i:\p{{Lu}})))\.)*?)(?<=\S)\s++(?P<task>(?:{actions()})\b.*)",
        regex.IGNORECASE | regex.DOTALL,
    )


_OBLIGED_ACTOR = compiled(
    rf"^(?:att\s+)?{WHO}(?<=\S)\s++{WILL}\s+(?P<task>(?:(?:även|också|därför|då|nu|senast|tills?|vid|före|under|i|(?:dess|där)förinnan)\s[^.]*?)?"
    r"(?P<verb>(?:(?<!\s(?:tills?|vid|på|under|före|i|senast)\s[^.]*)\p{L}+|(?!(?:nästa|första|sista|samma|alla|båda|kommande)\b)"
    r"\p{L}{2,}a|få|gå|ha|se|ge|bli|dra|ske|slå|stå))\b.*)",
    regex.DOTALL | regex.IGNORECASE,
)

# told in the past: "att kansliet skulle skicka ut kallelsen"; "skulle kunna" only says what might be
_OBLIGED_THEN = compiled(
    rf"^(?:att\s+)?{WHO}(?<=\S)\s++skulle\s+(?:(?:även|också|därför|dessutom|då|sedan|tills?\s+dess|(?:dess|där)förinnan|under\s+tiden|(?:å|på|i)\s\p{{L}}+s\s(?:vägnar|namn|uppdrag))\s)?(?P<task>(?P<verb>(?!(?:kunna|vilja|behöva|vara|ha|bli|böra|önska|vara)\b)"
    r"(?:\p{L}{2,}a|få|gå|se|ge|dra|slå|stå|ingå\smed(?=\s(?:\p{L}+\s){0,2}?(?:ansökan|anhållan|skrifvelse|skrivelse|begäran|hemställan|framställning|förslag|besvär)\b)))\b.*)",
    regex.DOTALL | regex.IGNORECASE,
)
# "Städningen åtager sig Bo Ek att sköta": what is taken on opens the sentence
_TAKEN_ON = compiled(
    rf"\p{{Lu}}\p{{Ll}}+(?:\s\p{{Ll}}+){{0,4}}\s(?i:åtog|åtager|åtar)\ssig\s(?P<who>{PERSONS})\satt\s\p{{Ll}}{{2,}}a\b"
)
_SECOND_ATT = compiled(r",?\s(?:och|samt)\s(?=att\s)")
_ONLY_PROPOSED = compiled(
    r"\b(?:föreslå|hemställ|rekommender|yrka|anse|ansåg|konstater|innebär|informer|meddela|notera|anteckna|uttala)\p{L}*\b",
    regex.IGNORECASE,
)


_NOMINATES = compiled(r"(?:nominera|kandidera)(?:r|de)\b")  # "Bo nominerar Eva, som blir vald"


def in_clause(text: str, known: frozenset[str] = frozenset()) -> Task | None:
    """The assignment that a clause of a decision gives. ``known``: short names of those present."""
    for rule, pattern in (
        ("ASG001", ASSIGNED_TO),
        ("ASG002", GIVE),
        ("ASG002", GIVE_TO),
        ("ASG002", OBLIGED_TO),
        ("ASG001", ASSIGN),
        ("ASG002", GET_INVERTED),
        ("ASG002", GET),
        ("ASG006", SET_UP),
        ("ASG002", ELECTED_TO),
        ("ASG002", URGE),
    ):
        if (match := pattern.search(text)) and (pattern is not URGE or are_actors(match["who"], known)):
            who = match["who"].strip() if pattern is SET_UP else bare(match["who"])
            who = SUBJECT_FIRST.sub("", who)
            who = _behind_decision(compiled(r"^(?:till|åt|en|ett)\s+").sub("", who))
            return Task(rule, who, match["task"].strip(), match.start(), match.end())
    if (match := LEFT_TO.search(text)) and are_actors(match["who"], known):
        return Task("ASG001", match["who"].strip(), text.rstrip("."), 0, len(text))
    if (noted_that := _NOTED_THAT.match(text)) and (task := _will(text[noted_that.end() :], known)):
        return task
    if task := given(text, known) or given_in_relative(text, known) or _taken_on_behind(text, known):
        return task
    match = _OBLIGED_ACTOR.match(text) or _OBLIGED_THEN.match(text)
    if (
        match
        and not (_is_state(match) or _settles(match))
        and (leads_with_actor(bare(match["who"]), known) or _must_be_actor(match))
    ):
        return Task("ASG003", bare(match["who"]), match["task"].strip(), 0, len(text))
    if not compiled(r"att\b", regex.IGNORECASE).match(text):
        task = by_person(text, known, MAX_WORDS) or decided(text, known)  # "Beslut: Anna bokar lokalen."
        return None if task and _NOMINATES.match(task.task) else task
    if task := decided(text, known) or noted(_WITHOUT_ATT.sub("", text), known):
        return task
    match = _actor().match(text)
    if match and _is_actor(match["who"]) and not pays_for_all(match["who"], match["task"]):
        return Task("ASG003", _first_doer(match["who"], known), match["task"].strip(), 0, len(text))
    return _in_second(text, known)


def _first_doer(who: str, known: frozenset[str]) -> str:
    """Who does two things, and the verb of the second was found: *Styrelsen godkänner planen och* skickar ut den."""
    fronts = (who[: verb.start()] for verb in _ANY_VERB.finditer(who)) if who.endswith(" och") else ()
    return next((front for front in fronts if are_actors(front, known)), bare(who))


def _will(text: str, known: frozenset[str]) -> Task | None:
    """What persons shall do, as the minutes note: *Det antecknades att Anna skulle sammanställa ett underlag*."""
    match = _OBLIGED_ACTOR.match(text)
    then = None if match else _OBLIGED_THEN.match(text)
    match = match or (None if then and THEN.search(then["task"]) else then)
    if not match or _is_state(match) or is_of_minutes(match["task"]):
        return None
    who = bare(match["who"])
    return Task("ASG003", who, match["task"].strip(), 0, len(text)) if are_persons(who, known) else None


def _settles(match: regex.Match[str]) -> bool:
    """*att styrelsen ska godkänna äskningen*: that is decided by saying so, unless it is said by when."""
    sense = sense_of(match["verb"], match.string, ("infinitive",))
    return sense is not None and sense.kind in ("approve", "reject") and not _LIMITED.search(match.string)


def _taken_on_behind(text: str, known: frozenset[str]) -> Task | None:
    """What somebody takes upon himself in a second clause of old order."""
    if first := _TAKEN_ON.match(text):
        return Task("ASG002", first["who"], text.rstrip("."), 0, len(text))
    match = turned_takes_on().search(text)
    if not match or not are_actors(bare(match["who"]), known):
        return None
    return Task("ASG002", bare(match["who"]), match["task"].strip(), match.start(), match.end())


def _in_second(text: str, known: frozenset[str]) -> Task | None:
    """*att planen antas och att förvaltningen ska redovisa utfallet*: the clause behind the first."""
    first, *others = _SECOND_ATT.split(text)
    if _ONLY_PROPOSED.search(first):
        return None
    return next((task for part in others if (task := in_clause(part, known))), None)


def _behind_decision(who: str) -> str:
    """*Upphandlingen avbryts och förvaltningen*: the doer stands behind the first half of the sentence."""
    front, joined, behind = who.rpartition(" och ")
    return behind if joined and _finite_in(front) else who


def _finite_in(text: str) -> bool:
    return any(
        sense_of(word[0], text, ("present", "past", "passive_present", "passive_past"))
        or _PASSIVE_NOW.fullmatch(word[0])
        for word in compiled(r"\p{Ll}+").finditer(text)
    )


def in_follow_up(text: str, known: frozenset[str] = frozenset()) -> Task | None:
    """The assignment in a sentence that follows a decision."""
    if task := given(text, known) or by_agent(text, known):
        return task
    if match := GET.match(text) or OBLIGED_TO.match(text):
        return Task("ASG002", bare(match["who"]), match["task"].strip(), 0, len(text))
    if (match := takes_on().match(text)) and are_actors(bare(match["who"]), known):
        return Task("ASG002", bare(match["who"]), match["task"].strip(), 0, len(text))
    if task := responsible(text, known) or labelled(text, known) or bracketed_owner(text, known):
        return task
    match = _OBLIGED_ACTOR.match(text) or _OBLIGED_THEN.match(text)
    if match and (_is_obliged(match, known) or _must_be_actor(match)):
        return Task("ASG004", bare(match["who"]), match["task"].strip(), 0, len(text))
    if task := promised_behind(text, known) or inverted(text, known, organs=True):
        return task
    match = _actor().match(text)
    second = match and (" men " in match["who"] or not are_actors(match["who"], known))
    if second and (task := by_person(text, known)):
        return task  # "Ingen är anmäld men Anna frågar runt": the doer is in the second clause
    if match and _is_actor(match["who"]) and not reported().search(match["who"]) and not _only_tells(match["task"]):
        return Task("ASG004", match["who"].strip(), match["task"].strip(), 0, len(text))
    if (match := reported().search(text)) and not _NOT_ACTOR.match(text) and _is_awaited(text, match):
        return Task("ASG004", None, text.rstrip("."), 0, len(text))
    behind = text.partition("; ")[2]  # a sentence of its own
    return in_follow_up(behind, known) if behind else None


def returns_to_agenda(text: str) -> bool:
    """Whether the sentence says no more than when the question is dealt with again: *Frågan tas upp på marsmötet.*"""
    return bool(_ON_AGENDA.search(text))


def is_report_back(text: str, task: str = "") -> bool:
    """Whether the sentence only says when the ``task`` above it is due: *Uppdraget ska redovisas den 26 oktober.*

    It may name what the task is to give: *ta fram ett program* and *Programmet presenteras i maj.*
    """
    match = reported().search(text)
    thing = _DEFINITE.match(text, endpos=match.start()) if match else None
    named = thing and regex.search(rf"\b{regex.escape(thing['stem'])}\p{{L}}{{0,2}}\b", task, regex.IGNORECASE)
    return bool(named or report_back().match(text))


def in_narrative(text: str, known: frozenset[str] = frozenset()) -> Task | None:
    """The assignment in a sentence outside all decisions and lists of action points."""
    aside = _ASIDE.fullmatch(text)
    text = aside["said"] if aside else text
    margin = _MARGIN.match(text)
    if margin and known.issuperset(compiled(r"\s?/\s?").split(margin["who"])):
        text = text[margin.end() :]
    task = _in_clauses(_ATT.sub("", text), known, _MOST_CLAUSES)
    return None if task and is_of_minutes(task.task) else task


def will_do(text: str, task: Task, known: frozenset[str]) -> bool:
    """Whether somebody said what he does by when, *Anna återkommer till nästa möte*, or is given it now.

    Papers say what *ska* be done.
    """
    if task.rule == "ASG002" and task.who and _GIVEN_NOW.search(text) and are_persons(task.who, known):
        return True
    now = compiled(r"(?!ska(?:ll)?\b|kommer\satt\b)\p{Ll}+r\b").match(task.task)
    by = FORUM.search(task.task)
    return bool(now and by and task.who and are_persons(task.who, known))


def _in_clauses(text: str, known: frozenset[str], most: int) -> Task | None:
    """The assignment of the sentence, else of a clause in it; ``most``: how deep to look."""
    task = _in_clause(text, known)
    if task or not most:
        return task
    if clause := also_takes_on().search(text):  # "Lokalen är bokad, Anna lovade att ordna kaffe"
        return _in_clauses(text[clause.end() :], known, most - 1)
    if topic := _TOPIC.match(text):  # "Siktröjning: varje fastighetsägare ansvarar för …"
        return _in_clauses(text[topic.end() :], known, most - 1)
    front, semicolon, behind = text.rpartition("; ")  # what stands behind it is a sentence of its own
    if not semicolon:
        return None
    return _in_clauses(behind, known, most - 1) or _in_clauses(front, known, most - 1)


def _in_clause(text: str, known: frozenset[str]) -> Task | None:
    if _MOVES.match(text):
        return None
    if task := given(text, known) or by_agent(text, known):
        return task
    for pattern in (GET, GET_INVERTED, OBLIGED_TO, takes_on()):
        match = pattern.match(text)
        if match and (are_actors(bare(match["who"]), known) or (pattern is GET and match["who"] in _SAID_BEFORE)):
            return Task("ASG002", bare(match["who"]), match["task"].strip(), 0, len(text))
    if task := labelled(text, known) or responsible(text, known) or bracketed_owner(text, known) or asked(text, known):
        return task
    if task := _taken_on_behind(text, known):
        return task
    match = _actor().match(text)
    if match and are_actors(match["who"], known) and promises(firm=False).match(match["task"]):
        who = match["who"].strip()
        firm = are_own(who, known) and promises(firm=True).match(match["task"])
        if firm or _OBLIGED.search(text) or _says_when(match["task"]):
            return Task("ASG005", who, match["task"].strip(), 0, len(text))
    match = _OBLIGED_ACTOR.match(text) if len(text.split()) <= MAX_WORDS else None
    own = match and _is_obliged(match, known) and are_own(bare(match["who"]), known)
    if match and own and not (_BY_RULE.search(text) or _settles(match)):
        return Task("ASG007", bare(match["who"]), match["task"].strip(), 0, len(text))
    match = _OBLIGED_THEN.match(text)
    due = match and _UNTIL.search(text, match.end("who")) and not _OTHERWISE.search(text)
    if match and due and _is_obliged(match, known) and are_own(match["who"], known):
        return Task("ASG007", match["who"], match["task"].strip(), 0, len(text))
    if (match := reported().search(text)) and compiled(r"(?:Ett|En)\s").match(text) and FORUM.search(text, match.end()):
        return Task("ASG005", None, text.rstrip("."), 0, len(text))
    return (
        by_person(text, known)
        or _by_organ(text, known)
        or promised_behind(text, known)
        or says_of_self(text, known)
        or lies_with(text, known)
        or noted(text, known)
        or inverted(text, known)
        or behind_verb(text, known)
        or by_handle(text, known)
        or by_nickname(text)
        or to_be_done(text)
    )


def _only_tells(task: str) -> bool:
    """*redovisar läget*: behind a decision, too, somebody reports, unless it is said when."""
    return bool(tells().match(task)) and not _says_when(task)


def _says_when(task: str) -> bool:
    """Whether it is said at what meeting, or by when; the month of what is reported is no such time."""
    by = FORUM.search(_RELATIVE.sub("", task))
    return by is not None and not (tells().match(task) and _IN_MONTH.fullmatch(by[0]))


def _is_awaited(text: str, match: regex.Match[str]) -> bool:
    """Whether what is reported or sent is something new, or by some time; an invoice is just sent."""
    obliged = compiled(r"ska", regex.IGNORECASE).match(match[0])
    return bool(obliged or compiled(r"(?:Ett|En)\s").match(text) or FORUM.search(text))


def _must_be_actor(match: regex.Match[str]) -> bool:
    """Whether the verb behind *ska* makes somebody of whoever stands in front of it: *Teatern ska lämna in …*"""
    who = bare(match["who"])
    short = len(who.split()) <= _FEW and not _NOT_ACTOR.match(who)
    return short and is_for_agents(match.string[match.start("verb") :])


def _is_state(match: regex.Match[str]) -> bool:
    return is_state(match["verb"]) and not _HAVE_READY.match(match.string, match.start("verb"))


def _is_obliged(match: regex.Match[str], known: frozenset[str]) -> bool:
    who = match["who"].rpartition(", men ")[2]
    return not _is_state(match) and who == match["who"] and are_actors(bare(who), known)


def _by_organ(text: str, known: frozenset[str]) -> Task | None:
    """*Styrelsen skriver till kommunen.*: of an organ, a short sentence says what it will do, or one with a limit."""
    match = _actor().match(text)
    due = match and (_LIMITED.search(match["task"]) or _AT_NEXT.search(match["task"]))
    if not match or not (len(text.split()) <= _SHORT or (len(text.split()) <= MAX_WORDS and due)):
        return None
    if not are_own(match["who"], known) or not _plain().match(match["task"]):
        return None
    return Task("ASG007", match["who"].strip(), match["task"].strip(), 0, len(text))


@lru_cache(maxsize=1)
def _plain() -> regex.Pattern[str]:
    return compiled(rf"(?:{actions(plain=True)})\b")


def _is_actor(who: str) -> bool:
    return not _NOT_ACTOR.match(who.strip()) and len(who.split()) <= MAX_ACTOR_WORDS
