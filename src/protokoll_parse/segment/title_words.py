"""What the words of a line say about it: that it is a sentence, or that it belongs to an item's body."""

from __future__ import annotations

from functools import lru_cache

import regex

from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.lexicon.sections import section_role
from protokoll_parse.segment.layout import marker_of
from protokoll_parse.text.patterns import compiled

_MAX_LENGTH, _MAX_WITHOUT_STOP = 120, 300  # signs; a longer line is body text, not the only line of a title
_FEW = 3  # words
_LABEL = compiled(r"(?:Föredragande|Föredragare|Beslut|Ansvarig|Deltagare|Närvarande)\b[^.]{0,20}:")
_LEAD = compiled(r"\b(?:beslutar|beslutade|beslöt|beslutat)(?:\s+att)?\s*:?$")
_PAST = compiled(
    r"\b\p{Ll}{2,}(?:ades|des|tes|ade|lls|ogs|öts|ågs|gavs|revs|[åo]gos|öllos|evos)\b|^\p{Lu}\p{Ll}{2,}(?:ades|drogs|ågs|ästes|aldes)\s|\bblevo?\b"
)
_PASSIVE = compiled(r"\b\p{Ll}{3,}(?<!n)as\b")  # publiceras, but not kommunernas
_ACTION = compiled(
    r"\p{Lu}\p{L}*(?:ning|ring|ling|sing|tion|else|ande|ende|byte|köp)(?:en|ar|arna|er|erna)?\s(?:av|om|till|från|för)(?:\s(?!(?:är|var|har|hade|ska|och)\b)[\p{L}-]+){1,3}"
)
_OF_A_KIND = compiled(
    r"(?:remiss|motion|medborgarförslag|revidering|yttrande|ansökan|förslag|skrivelse|tema|uppföljning)"
    r": \p{Lu}[^.:]{2,60}$",
    regex.IGNORECASE,
)
_VERB = compiled(r"\b(?:är|var|har|hade|ska|gick|fick|kom|höll|\p{Ll}{2,}(?:lde|ar|er))\b")
_DUE = compiled(r"(?<=\s)(?:ska|skall|bör|måste|behöver|kommer att)\b")
_SUBORDINATE = compiled(
    r"\b(?:som|om|att|hur|vad|vilk\p{Ll}{1,3}|när|där|var|vem|varför|huruvida|ifall|så)\b", regex.IGNORECASE
)


@lru_cache(maxsize=1)
def _kinds() -> regex.Pattern[str]:
    kinds = "|".join(entry["pattern"] for entry in phrases("kind_lines"))
    return compiled(rf"(?:{kinds})(?!\p{{L}})", regex.IGNORECASE)


@lru_cache(maxsize=1)
def _agenda() -> regex.Pattern[str]:
    return compiled("|".join(f"(?:{entry['pattern']})" for entry in phrases("agenda_titles")), regex.IGNORECASE)


_OF_MANY = compiled(
    r"(?:(?:\p{L}+-(?:\soch|,)\s)?\p{L}*(?:punkter|ärenden|frågor|rapporter|motioner|propositioner|val|formalia|skrivelser|information)"
    r"|(?:rapporter|motioner|propositioner|val)\soch\s\p{L}+|övriga\s\p{L}+|övrigt)\s*:?",
    regex.IGNORECASE,
)


def is_of_agenda(text: str) -> bool:
    """Whether the text begins as titles of agendas do: *Val av …*, *Beslut om …*"""
    return bool(_agenda().match(text))


def is_body(text: str) -> bool:
    """Whether the line never belongs to a title."""
    return bool(
        section_role(text) or marker_of(text) or _kinds().match(text) or _LABEL.match(text) or _LEAD.search(text)
    )


def has_verb(text: str) -> bool:
    """Whether a finite verb in the active voice is likely."""
    return bool(_VERB.search(text))


def names_action(text: str) -> bool:
    """*Inventering av kanoter*: a noun for what is done, and of what; the plural only looks like a verb."""
    return bool(_ACTION.fullmatch(text))


def names_kind(text: str) -> bool:
    """Whether the title says of what kind a matter is, and what it is about: *Motion: Gångväg vid ån*"""
    return bool(_OF_A_KIND.match(text))


def is_of_many(text: str) -> bool:
    """Whether the title is that of a group of matters: *Rapporter*, *Besluts- och diskussionspunkter*, *Val*"""
    return bool(_OF_MANY.fullmatch(text))


def is_past(text: str) -> bool:
    """Whether something is told in the past tense."""
    return bool(_PAST.search(text))


def is_due(text: str) -> bool:
    """Whether a main clause says what is to be done: *Bryggan ska lagas*, but not *Fråga om hur bryggan ska lagas*."""
    verb = _DUE.search(text)
    return bool(verb and not text.endswith("?") and not _SUBORDINATE.search(text, 0, verb.start()))


def is_said(text: str) -> bool:
    """Whether a text without its full stop is a sentence for sure: *Frågan besvaras med ja*"""
    return is_past(text) or (len(text.split()) > _FEW and bool(_PASSIVE.search(text)))


def is_told(text: str) -> bool:
    """Whether something is said in the line, if only a label's value, rather than named."""
    return text.endswith(".") or ": " in text or is_past(text) or has_verb(text)


def is_sentence(text: str) -> bool:
    """A line that ends with a full stop and has a verb, or is long: the body of an item without a title."""
    words = text.split()
    if not text.endswith("."):
        return False
    named = _agenda().match(text)  # "Inkomna motioner till årsmötet.": a noun in the plural looks like a verb
    told = has_verb(text[named.end() if named else 0 :]) or bool(_PASSIVE.search(text))
    return len(words) > 8 or is_past(text) or (len(words) > 3 and told)


def is_title(text: str) -> bool:
    """Whether the line may be a title, or begin one."""
    return not is_body(text) and not is_long(text) and not is_sentence(text)


def is_long(text: str) -> bool:
    """Whether the line is too long for a title of one line."""
    return len(text) > (_MAX_LENGTH if text[-1:] in ".:!?," else _MAX_WITHOUT_STOP)
