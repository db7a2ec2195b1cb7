"""Patterns made of the words in ``assignment_words.yaml`` and ``action_verbs.yaml``."""

from __future__ import annotations

from functools import lru_cache

import regex

from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.text.patterns import compiled

_VERB = compiled(r"(?:[^|()]|(\((?:[^()]++|(?1))*+\)))++")  # up to a bar that stands outside all brackets

# the first word of a pattern: "tar" of "tar(?: …)? fram"
_PRESENT = compiled(r"^(?P<stem>\p{Ll}+?)(?:(?P<end>[ae])r|r)(?!\p{Ll})")
# "lovade höra med kansliet": the infinitive without "att"; to go on in office is no task
_BARE = (
    r"(?=(?:\p{Ll}{2,}a|se|gå|ge|be)(?:\s|\.?$))(?!(?:bra|alla|andra|samma|denna|dessa|båda|många|flera|sina|ha|vara|inte|fortsätta|sitta|kvarstå|"
    r"kandidera|ställa upp)\b)"
)
# who offers to serve in an office is a candidate: "erbjuder sig att övergå till kassör"
_SERVE = r"(?:övergå\still|kandidera|ställa\supp\s(?:för|som|till|igen)|sitta\skvar|kvarstå|fortsätta\ssom)\b"
# "åtog sig uppgiften", "tar på sig inköpen"
_THIS = (
    r"(?=(?:detta|det|saken|den\sbiten|(?:den\s|det\s)?(?:uppgiften|arbetet|jobbet|planeringen|kontakten|inköpen|bokningen"
    r"|beställningen))\b(?!\ssom\b))"
)

# what opens a clause whose doer stands behind the verb
OPENERS = "Nu|Om|När|Då|Sedan|Därefter|Därför|Dessutom|Efter|Före|Innan|Inför|Senast|Till|Under|Vid"


def _words(role: str) -> str:
    return "|".join(entry["pattern"] for entry in phrases("assignment_words") if entry["role"] == role)


@lru_cache(maxsize=1)
def takes_on() -> regex.Pattern[str]:
    """*Ove åtar sig att måla boden*, *Ove lovade måla boden*"""
    return compiled(
        rf"^(?!Ing(?:en|a)\s)(?P<who>\p{{Lu}}(?:(?!\s(?:är|var|har|hade|blir|blev|ska|kan)\s)[^.;:])*?)(?<=\S)\s++(?:{_words('take_on')})\s+(?:(?:ändå|dock|emellertid|också|även|då|nu|därför|dessutom|i\sstället)\s+)?(?:uppdraget\s+)?(?:att\s+(?!{_SERVE})|{_BARE}|(?<=sig\s){_THIS})(?P<task>.+)",
        regex.DOTALL,
    )


@lru_cache(maxsize=1)
def turned_takes_on() -> regex.Pattern[str]:
    """The old order behind *och*: *och åtog sig Ove att måla boden*, *; och åtog sig kassören söka en advokat*"""
    return compiled(
        rf"(?:^|[\s,;])(?:och|samt)\s(?:{_words('take_on')})\s(?P<who>[^.;:,]{{2,60}}?),?\s(?:att\s|{_BARE})(?P<task>.+)",
        regex.DOTALL,
    )


@lru_cache(maxsize=1)
def also_takes_on() -> regex.Pattern[str]:
    """The comma in front of a second clause, in which a person takes something upon himself."""
    return compiled(
        rf"(?<=\p{{L}}|[0-9]),\s(?:och\s|men\s)?(?=\p{{Lu}}[\p{{Ll}}-]+(?:\s\p{{Lu}}[\p{{L}}-]+)?\s(?:{_words('take_on')})\s)"
    )


@lru_cache(maxsize=1)
def reported() -> regex.Pattern[str]:
    """What is to become of the result: *presenteras*, *ska redovisas*"""
    return compiled(rf"\b(?:ska(?:ll)?\s+)?(?:{_words('reported')})\b", regex.IGNORECASE)


@lru_cache(maxsize=1)
def report_back() -> regex.Pattern[str]:
    """*Uppdraget ska redovisas den 26 oktober*, *Arbetet ska vara klart …*"""
    return compiled(
        rf"(?:{_words('report')})\b[^.]{{0,30}}?\b(?:{_words('reported')}|sker|ske|vara\s(?:klart?|färdigt?|slutfört?)|slutföras)\b"
    )


# what by-laws ask of those who held the meeting, whatever was said at it
_OF_MINUTES = compiled(
    r"(?:även\s|också\s|sedan\s)?(?:signera|underteckna|justera|skriva\sunder|skriva\spå|kontrollera)\s"
    r"(?:det\s\p{L}+\s|dagens\s|mötets\s|stämmans\s)?protokoll(?:et)?\b"
    r"|(?:skriver|skriva|för|föra)\s(?:dagens\s|mötets\s)?protokoll(?:et)?\.?$",
    regex.IGNORECASE,
)


def is_of_minutes(task: str) -> bool:
    """Whether ``task`` is to write, sign or adjust the minutes: a rule retold, outside a decision nobody's errand."""
    return bool(_OF_MINUTES.match(task))


# what all of them pay for together is nobody's errand
_TREATS = compiled(r"(?:bjuder\s(?:på|alla|samtliga|medlemmarna)|står\sför)\b", regex.IGNORECASE)
_ALL_TOGETHER = compiled(r"\p{L}*(?:klubben|föreningen|kåren|laget|bolaget|samfälligheten|kassan)", regex.IGNORECASE)


def pays_for_all(who: str, task: str) -> bool:
    """*att klubben bjuder på kaffe*: the body as a whole gives something."""
    return bool(_TREATS.match(task) and _ALL_TOGETHER.fullmatch(who.strip()))


@lru_cache(maxsize=1)
def _states() -> regex.Pattern[str]:
    return compiled(_words("state"), regex.IGNORECASE)


def is_state(verb: str) -> bool:
    """Whether *ska* with this infinitive, or with a passive, says how a thing is to be; that is nobody's task."""
    return bool(_states().fullmatch(verb)) or verb.lower().endswith("s")


@lru_cache(maxsize=1)
def _standing() -> regex.Pattern[str]:
    return compiled(_words("standing"))


def is_standing(verb: str) -> bool:
    """Whether the verb, of a person in a decision, says what he or she is or does in the meeting: *sitter*, *yrkar*."""
    return bool(_standing().fullmatch(verb))


@lru_cache(maxsize=1)
def _informal() -> regex.Pattern[str]:
    return compiled(rf"(?:{_words('informal')})\b")


def is_informal(task: str) -> bool:
    """Whether ``task`` is what only a person does, whatever he or she is called: *kollar upp priset*."""
    return bool(_informal().match(task))


def passives(role: str) -> str:
    """Verbs in the passive by which something is ``done_by`` somebody of the house, or ``due``."""
    return _words(role)


def papers() -> str:
    """What the house itself has ready by a limit of time."""
    return _words("paper")


@lru_cache(maxsize=1)
def _agents() -> regex.Pattern[str]:
    return compiled(rf"(?:{_words('agent')})(?!\p{{L}})", regex.IGNORECASE)


def is_for_agents(task: str) -> bool:
    """Whether ``task``, behind *ska*, is something that only somebody can do: *lämna in en redovisning*."""
    return bool(_agents().match(task))


def _actions(*, plain: bool) -> list[str]:
    entries = [entry for entry in phrases("action_verbs") if not plain or entry.get("firm", not entry.get("promise"))]
    words = [match[0] for entry in entries for match in _VERB.finditer(entry["present"])]
    return sorted(words, key=len, reverse=True)


@lru_cache(maxsize=2)
def actions(*, plain: bool = False) -> str:
    """Verbs in the present tense, the longer ones first; ``plain``: without those that report as often as promise."""
    return "|".join(_actions(plain=plain))


@lru_cache(maxsize=1)
def infinitives() -> str:
    """The plain ones as they stand behind *får* and *försöker*: *boka*, *höra med*."""
    return "|".join(_PRESENT.sub(_infinitive, word) for word in _actions(plain=True))


def _infinitive(present: regex.Match[str]) -> str:
    """*bokar*: boka; *ringer*: ringa; *kör*: köra; *ser*, *tar*: se, ta; *går*: gå."""
    stem, end = present["stem"], present["end"]
    if end:
        return stem + ("a" if len(stem) > 1 else end)
    return stem if stem.endswith("å") else f"{stem}ra"


@lru_cache(maxsize=2)
def promises(*, firm: bool) -> regex.Pattern[str]:
    entries = [entry for entry in phrases("action_verbs") if entry.get("firm" if firm else "promise", False)]
    return compiled(rf"(?:{'|'.join(entry['present'] for entry in entries)})\b", regex.IGNORECASE)


@lru_cache(maxsize=1)
def tells() -> regex.Pattern[str]:
    entries = [entry["present"] for entry in phrases("action_verbs") if entry.get("tells", False)]
    return compiled(rf"(?:{'|'.join(entries)})\b", regex.IGNORECASE)
