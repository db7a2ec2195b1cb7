"""Who is to do it, at the very end of what is to be done: *Nycklar beställs. GD*, *Tas upp på nästa möte ALLA*."""

from __future__ import annotations

import regex

from protokoll_parse.extract.assignments.action_points import Task
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.lexicon import is_first_name
from protokoll_parse.text.patterns import compiled

_JOINT = r"\s?[,/&+–-]\s?"
_FIRST = r"\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)?"
_OWNERS = compiled(
    rf"(?<=\S)\s(?:(?P<initials>\p{{Lu}}{{2,4}}(?:{_JOINT}\p{{Lu}}{{2,4}}){{0,5}})|(?P<names>{_FIRST}(?:\s?[/–-]\s?{_FIRST}){{1,5}}))\.?$"
)
_PART = compiled(r"\s?[,/&+–]\s?|\s-\s")
_ALL = "ALLA"
_REACH = 120  # signs at the end of the text
_TO_DO = compiled(r"\b(?:ska(?:ll)?|måste|behöver|bör|kommer\s+att)\b|\b(?:\p{L}{3,}as|[Tt]as|[Gg]örs|[Ss]es)\b")
# what stands behind one of these belongs to the sentence
_GOVERNS = compiled(
    r"\b(?:av|från|till|med|hos|och|samt|eller|via|för|genom|åt|i|på|inom|enligt|mellan|om|vid|kring|mot|är|per|ur)$",
    regex.IGNORECASE,
)


def owner_at_end(text: str, known: frozenset[str], *, entry: bool) -> Task | None:
    """The task of those whose initials or first names end the text. ``known``: short names of those present.

    In the ``entry`` of a list it is enough that something is to be done; elsewhere they must stand apart, too.
    """
    match = _OWNERS.search(text, max(0, len(text) - _REACH))
    if match is None:
        return None
    front = text[: match.start()].rstrip()
    sentences = split_sentences(front)
    if not sentences or _GOVERNS.search(front):
        return None
    apart = front.endswith((".", "!"))
    to_do = _TO_DO.search(front if entry else front[sentences[-1][0] :])
    if match["initials"]:
        own = all(part in known or part == _ALL for part in compiled(_JOINT).split(match["initials"]))
    else:
        parts = _PART.split(match["names"])
        own = apart and any(part in known for part in parts) and all(is_first_name(part.split()[0]) for part in parts)
    if not own or not to_do or not (apart or entry):
        return None
    return Task("ASG007", match["initials"] or match["names"], front.rstrip(" ."), 0, len(text))
