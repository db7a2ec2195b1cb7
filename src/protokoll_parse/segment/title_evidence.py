"""How much says that a line is a title, where its number does not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from protokoll_parse.lexicon import is_first_name
from protokoll_parse.lexicon.action_columns import action_column
from protokoll_parse.segment import case_numbers
from protokoll_parse.segment.dense import is_wrapped
from protokoll_parse.segment.header_lines import begins, is_label, is_name
from protokoll_parse.segment.layout import ends_open
from protokoll_parse.segment.title_words import has_verb, is_body, is_of_agenda, is_past, is_title
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from protokoll_parse.text import Line

_WORDS = 12
# evidence: a title that agendas have, a case number, a blank line above, capitals; against it: the line above goes on,
# a sentence
_AGENDA, _CASE, _APART, _LOUD, _WRAPPED, _SAID = 2.0, 1.5, 1.0, 1.0, 1.0, 2.0
_LEAST = 5  # signs of a title without a number
_FEW = 5
_OTHER_COLUMNS = frozenset({"who", "when", "status"})  # of an action list, beside the text
_WORD = compiled(r"^[\p{Lu}0-9].*\p{L}{2}")
_LETTERS = compiled(r"[\p{Lu}/,.]{1,5}")  # of somebody, or a body
_DAY = compiled(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")  # of a running head
_VERB = compiled(
    r"\b(?:är|var|har|hade|ska|gick|fick|kom|höll|att|som|skall|beslöt|beslut\p{Ll}+|\p{Ll}{2,}lde|(?:före|an|in|till|av|ut)\p{Ll}+[åä]r)\b"
)
_STOP = compiled(r"\p{Ll}{3}\.\s\p{Lu}")


def best_titles(scores: Mapping[int, float], count: int) -> list[int]:
    """The ``count`` places with the highest scores, in their order; none where others are as good."""
    ranked = sorted(scores, key=lambda index: -scores[index])
    if len(ranked) < count or (len(ranked) > count and scores[ranked[count]] == scores[ranked[count - 1]]):
        return []
    return sorted(ranked[:count])


def occurrences(lines: Sequence[Line]) -> Counter[str]:
    """How often each text stands in a document, case ignored."""
    return Counter(line.text.casefold() for line in lines)


def title_scores(
    lines: Sequence[Line], texts: Sequence[int], often: Counter[str], *, loud: bool = False
) -> dict[int, float]:
    """The evidence for each line that may be a title, by its index; ``texts`` are the indexes of lines with text.

    ``often``: how often each text stands in the document (see ``occurrences``); what comes again is a running head, or
    the heading of a section. ``loud``: other titles are set in capitals.
    """
    scores = {}
    for place, n in enumerate(texts):
        text, above = lines[n].text, lines[texts[place - 1]].text if place else ""
        score = title_score(text, above, apart=not lines[n - 1].text)
        if score is None or len(text) < _LEAST or often[text.casefold()] > 1:
            continue
        below = lines[texts[place + 1]].text if place + 1 < len(texts) else ""
        scores[n] = score + _CASE * (case_numbers.alone(below) is not None) + _LOUD * (loud and text.isupper())
    return scores


def title_score(text: str, above: str, *, apart: bool) -> float | None:
    """The evidence for a title, None where there is none; ``above`` is the last line with text, ``apart`` no longer."""
    goes_on = bool(above) and is_wrapped(above)
    if (goes_on and not apart) or not _names(text):
        return None
    score = _AGENDA * (is_of_agenda(text) or begins(text)) + _CASE * bool(case_numbers.at_end(text))
    score += _APART * apart - _WRAPPED * goes_on - _SAID * _says(text)
    return score if score >= 0 else None


def _says(text: str) -> bool:
    """Whether it is a sentence; in a few words, a noun in the plural looks like a verb: *Namnbyte på institutioner*"""
    return bool(_STOP.search(text) or _VERB.search(text)) or (len(text.split()) > _FEW and has_verb(text))


def _names(text: str) -> bool:
    return (
        bool(_WORD.search(text))
        and not (is_name(text) or _names_people(text))
        and not (_LETTERS.fullmatch(text) or action_column(text) in _OTHER_COLUMNS)
        and len(text.split()) <= _WORDS
        and text[-1] not in ".,;:"
        and not (_DAY.search(text) or case_numbers.alone(text))
        and not (is_body(text) or ends_open(text) or is_past(text))
        and (is_of_agenda(text) or not is_label(text))
        and is_title(text)
    )


def _names_people(text: str) -> bool:
    """*Anna Berg Bo Ek Cia Dal*, who sign side by side."""
    words = text.split()
    return len(words) > 1 and is_first_name(words[0]) and all(word[0].isupper() for word in words)
