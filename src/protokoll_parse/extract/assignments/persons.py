"""What persons will do: *Anna bokar lokalen*, *Anna bokar lokalen, Bo köper kaffe*, *Totte kollar priset*."""

from __future__ import annotations

from functools import lru_cache

import regex

from protokoll_parse.extract.assignments.action_points import Task
from protokoll_parse.extract.assignments.actors import AND, PERSONS, are_own, are_persons
from protokoll_parse.extract.assignments.promises import MAX_WORDS, WILL, is_main_clause
from protokoll_parse.extract.assignments.words import OPENERS, actions, infinitives, is_informal, is_standing, is_state
from protokoll_parse.lexicon import count, is_first_name
from protokoll_parse.text.patterns import compiled

MAX_ACTOR_WORDS = 20  # of a sentence that a person opens in the present tense
_JOINT = r"(?:^|[,;]\s(?:och\s|men\s|så\s)?|\s(?:och|men|så)\s|[:→–-]\s|[=-]>\s)"
_OFFICE = r"(?<=[,;]\s|\s(?:och|men|så)\s)(?:(?:ordf|sekr|kass)\.|\p{Ll}{4,}(?:en|n))"  # in a clause behind the first
_JOINED = compiled(r"[,;]\s|\s(?:och|men|medan)\s")
_TRIES = r"(?:får|försöker|tänker|ämnar|(?:planerar|avser)\satt)"
# "Lars dokumenterar skadorna": in a decision any verb in the present tense that is no standing duty
_PRESENT = compiled(
    rf"(?:[^:]{{2,80}}:\s)?(?:[Aa]tt\s+){{0,2}}(?P<who>{PERSONS})\s(?P<task>(?P<verb>(?!var\b)\p{{Ll}}+(?:ar|er|år|ör|yr))\s\S.*)",
    regex.DOTALL,
)
# "Eva har ansvar tills vidare för registret"; as it is decided, it is a task
_ANSWERS_FOR = compiled(r"(?:har|får)\s(?:\p{Ll}+\s){0,2}?(?:\p{Ll}*ansvar(?:et)?|hand\som)\s(?!redan\b)\p{Ll}")
# what somebody says at the meeting of himself; "ställer upp bord" is a task
_OF_SELF = compiled(
    r"(?:anmäler|uppger|har)\s(?:sitt\s|sig\s)?(?:\p{Ll}+\s)?(?:jäv|jävig|förhinder|förfall|frånvaro|avvikande|reservation)\b"
    r"|ställer\s(?:\p{Ll}+\s)?(?:upp\s(?:för|till|som|igen)|sitt\smandat)\b"
)
# by when: a long sentence tells of nothing then
_DUE = compiled(
    r"\b(?:till|inför|senast|innan|före)\s(?:nästa|nästkommande|kommande|(?:(?:mötet|sammanträdet)\s)?(?:den\s)?[0-9])"
)
_WHICH = compiled(
    r"(?:(?!\satt\s).){1,300}?(?=,?\ssom\s)"
)  # what a relative clause says of a thing makes no tale of it
_OPENS = compiled(r"(?<=[.!?]\s)\p{Ll}[\p{Ll}0-9_]+(?=[\s,])")
# what opens a clause in front of verb and doer; what somebody does anyway is no task
_FRONT = compiled(
    r"(?:(?P<thing>Detta|Det|Den(?:\s\p{Ll}+)?|Dessa|Dem)(?=\s)"
    r"|(?!(?:I\sdag|I\sår|I\sfjol|Sedan\s(?:tidigare|länge|[0-9]|i\b)|Efter\sdet\satt|På\ssenare|Under\s(?:många|flera|lång))\b)"
    rf"(?:{OPENERS}|Därmed|För|I|På|Så|Nästa|Framöver|Samtidigt|Istället|Först|Eventuellt)(?=\s)[^.;:]{{0,120}}?)(?=\s)"
)
_DOER_BEHIND = compiled(rf"(?<=\s)(?P<verb>\p{{Ll}}{{2,}}r)\s(?P<who>{PERSONS}|\p{{Ll}}{{4,}}n)(?=[\s.,]|$)")
# "I brevet skriver Anna att …", "Mer behövs, skriver Anna": it is what was written, unless a text is named
_WRITES = compiled(r"skriver(?!(?:\s(?!att|om|hur|följande|bland)\p{Ll}+){0,2}\s(?:ett?|ner|ihop|till|under|in)\b)")
# no noun with the article behind it (*Sotaren*, *Kommunen*, *Husen*); a common word is none, either
_CLAUSES = compiled(r"^|(?<=\S),\s(?:och\s|men\s)?(?=\p{Lu})")  # where one may begin
_NICKNAME = compiled(
    r"(?P<who>\p{Lu}\p{Ll}{2,11}(?<!en|et|an|na|or|ar|er))\s(?P<task>(?P<verb>\p{Ll}.*))", regex.DOTALL
)
_COMMON = 100  # times that a word is counted; nicknames are rarer, firms and adverbs are not
# names, too, of which no sentence that they open speaks
_NOBODY = frozenset({"Alla", "Bara", "Båda", "Dom", "Ingen", "Man", "Nu", "Samtliga", "Sedan", "Vi"})


@lru_cache(maxsize=1)
def _named_actor() -> regex.Pattern[str]:
    """*Anna tar fram …*, *Anna och Bo Ek ska skriva …*, *Anna får höra med …*, at the beginning of a main clause"""
    nobody = "|".join(sorted(_NOBODY))
    may = rf"(?<!(?:{nobody})\s){_TRIES}\s+(?:{infinitives()}|(?<=försöker\s)(?:få|hitta|reda|lösa))\b"
    return compiled(
        rf"{_JOINT}(?P<who>{PERSONS}|{_OFFICE})\s+(?P<task>(?:(?:{actions(plain=True)})\b|{WILL}\s+(?P<verb>\p{{Ll}}+)|{may}).*)",
        regex.DOTALL,
    )


@lru_cache(maxsize=1)
def _next_actor() -> regex.Pattern[str]:
    """The joint in front of a further clause with a doer of its own: *…, Bo köper kaffe och kassören betalar det*"""
    return compiled(
        rf"(?P<joint>[,;]\s(?:och\s|men\s|medan\s)?|\s(?:och|men|medan)\s)"
        rf"(?P<who>{PERSONS}|\p{{Ll}}{{4,}}(?:en|n))\s+(?:(?:{actions(plain=True)})\b|{WILL}\s+(?P<verb>\p{{Ll}}+))"
    )


def by_person(text: str, known: frozenset[str], most: int = MAX_ACTOR_WORDS) -> Task | None:
    """*Anna bokar lokalen.* ``most``: words of a sentence that opens so; a longer one tells of something."""
    if len(text.split()) > MAX_WORDS:
        return None
    match = _named_actor().search(text)
    if not match or (match["verb"] and is_state(match["verb"])):
        return None
    which = _WHICH.match(text)
    main = which[0] if which else text
    long = len(main.split()) > most and not _DUE.search(match["task"])
    if match.start() == 0 and long and not match["verb"]:
        return None
    if match["verb"] and not are_own(match["who"], known):
        return None  # "EU kommer att förbjuda blyhagel": no person's initials
    joined = match.start() and not match[0].startswith(", men ")  # which a clause that reports does not go on with
    if not are_persons(match["who"], known) or (joined and not is_main_clause(text[: match.start()])):
        return None
    return Task("ASG007", match["who"], match["task"].strip(), 0, len(text))


@lru_cache(maxsize=1)
def _handle() -> regex.Pattern[str]:
    handle = r"\p{Ll}[\p{Ll}0-9_]+"
    return compiled(
        rf"(?P<who>{handle}(?:(?:,\s|\soch\s){handle}){{0,4}})\s"
        rf"(?P<task>(?:(?:{actions(plain=True)})\b|{WILL}\s(?P<verb>\p{{Ll}}+)).*)",
        regex.DOTALL,
    )


def by_handle(text: str, known: frozenset[str]) -> Task | None:
    """*zorro kollar priset*, of those present who write their names in small letters."""
    match = _handle().match(text)
    if not match or not known.issuperset(AND.split(match["who"])) or (match["verb"] and is_state(match["verb"])):
        return None
    return Task("ASG007", match["who"], match["task"].strip(), 0, len(text))


def at_handles(text: str, known: frozenset[str]) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences of ``text`` that open with such a name, and so with no capital."""
    cuts = [match.start() for match in _OPENS.finditer(text) if match[0] in known]
    return list(zip([0, *cuts], [*cuts, len(text)], strict=True))


def behind_verb(text: str, known: frozenset[str]) -> Task | None:
    """*Till nästa möte tar Anna fram en lista*, *Det ordnar Bo*: the doer follows what opens the clause."""
    front = _FRONT.match(text) if len(text.split()) <= MAX_WORDS else None
    if front is None or text.endswith("?"):
        return None
    for match in _DOER_BEHIND.finditer(text, front.end()):
        thing = f" {front[0].lower()}" if front["thing"] else ""
        task = f"{match['verb']}{thing}{text[match.end() :]}"
        told = _plain().match(f"{match['verb']}{text[match.end() :]}") and not _WRITES.match(task)
        if told and are_persons(match["who"], known) and are_own(match["who"], known):
            return Task("ASG007", match["who"], task, 0, len(text))
    return None


@lru_cache(maxsize=1)
def _plain() -> regex.Pattern[str]:
    return compiled(rf"(?:{actions(plain=True)})(?!\p{{L}})")


@lru_cache(maxsize=1)
def _noted() -> tuple[regex.Pattern[str], ...]:
    """*Anna: boka lokalen*, *Boka lokalen - Anna*, *Boka lokalen (Anna och Bo)*"""
    return (
        compiled(rf"(?P<who>{PERSONS})(?:\s?:|\s[–-])\s(?P<task>(?i:{infinitives()})\b.*)", regex.DOTALL),
        compiled(
            rf"(?P<task>(?i:{infinitives()})\b.{{0,200}}?)(?:\s[–-]\s(?P<who>{PERSONS})|\s\((?P<who>{PERSONS})\))\.?"
        ),
        # "Affischer upp senast 20/3, Anna"
        compiled(rf"(?P<task>\p{{Lu}}[^.;:,]{{2,80}}?\ssenast\s[^.;:,]{{3,30}}),\s(?P<who>{PERSONS})\.?"),
    )


def noted(text: str, known: frozenset[str]) -> Task | None:
    """What is to be done in the infinitive, with the doer in front of it or behind."""
    if len(text.split()) > MAX_ACTOR_WORDS:
        return None
    match = next((found for pattern in _noted() if (found := pattern.fullmatch(text))), None)
    if not match or not are_persons(match["who"], known) or not are_own(match["who"], known):
        return None
    return Task("ASG007", match["who"], match["task"].strip(" ."), 0, len(text))


def by_nickname(text: str) -> Task | None:
    """*Totte kollar priset*: who is called by a word that no list of names has."""
    if len(text.split()) > MAX_ACTOR_WORDS:
        return None
    for clause in _CLAUSES.finditer(text):
        match = _NICKNAME.match(text, clause.end())
        if not match or not is_informal(match["verb"]) or count(match["who"].lower()) > _COMMON:
            continue
        if is_main_clause(text[: clause.start()]):
            return Task("ASG007", match["who"], match["task"].strip(), 0, len(text))
    return None


def decided(text: str, known: frozenset[str]) -> Task | None:
    """*(att) Anna dokumenterar skadorna*, in a clause of a decision; a body or an office would decide itself."""
    match = _PRESENT.match(text) if len(text.split()) <= MAX_WORDS and not text.endswith("?") else None
    if not match or match["who"] in _NOBODY or not are_own(match["who"], known):
        return None
    if match["who"] == "Inga" and match["who"] not in known:
        return None  # "Inga bilar får stå här": no name
    if _OF_SELF.match(match["task"]) or (is_standing(match["verb"]) and not _ANSWERS_FOR.match(match["task"])):
        return None
    if not all(name in known or is_first_name(name.split()[0]) for name in AND.split(match["who"])):
        return None
    return Task("ASG003", match["who"], match["task"].strip(), 0, len(text))


def divided(text: str, known: frozenset[str]) -> list[tuple[int, int]]:
    """Half-open ranges of the clauses of a sentence in which one person after the other takes something on.

    The whole sentence, where no person does so in a main clause or what follows may belong to one that only reports.
    """
    opening = _named_actor().match(text) if _JOINED.search(text) else None
    if opening is None and len(text.split()) <= MAX_WORDS:
        opening = _named_actor().search(text)
    if not opening or not are_persons(opening["who"], known) or not is_main_clause(text[: opening.start()]):
        return [(0, len(text))]
    starts, ends = [0], []
    for match in _next_actor().finditer(text, opening.start("task")):
        if is_main_clause(text[starts[-1] : match.start()]) and are_own(match["who"], known):
            ends.append(match.start())
            starts.append(match.start("who"))
    return list(zip(starts, [*ends, len(text)], strict=True))
