"""The text below the headings of an attendance list, cut into parts: a line, or a list that goes on over several."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.attendance.groups import Groups
from protokoll_parse.extract.attendance.headings import Heading, heading_of, is_column_head, split_at_headings
from protokoll_parse.extract.attendance.parties import PARTY_FIRST
from protokoll_parse.extract.attendance.person import role_and_name
from protokoll_parse.extract.attendance.turns import roles_beside
from protokoll_parse.extract.attendance.wrapped import wrapped_stop
from protokoll_parse.extract.people import COURTESY, leading_name, names_in, role_pattern, titled_name
from protokoll_parse.lexicon import is_first_name, is_surname
from protokoll_parse.text.outline import BULLETS
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from protokoll_parse.text import Line

# "samt kanslisten Ingvar"
_HALF_NAME = compiled(r"(?:(?:och|samt|&)\s+)?(?:\p{Ll}{5,}n\s)?(?P<name>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)")
_PARTY_UNCLOSED = compiled(r"\(\p{L}{1,3}$")
_JOINED = compiled(r"(?:\s(?:och|samt|&|[–—-])|,\s*(?:och|samt)|\p{Ll}-\s?och)$")
_SERVES = compiled(
    r"\b(?:ersätter|ersättare\s+för|för|ers\.?)(?-i:\s\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)?$", regex.IGNORECASE
)
_GOES_ON = compiled(rf"(?:och|samt|&)\s+(?:{COURTESY}\s+)?\p{{Lu}}")
_OF_WHOM = compiled(r"(?:från|för|vid)\s\p{Lu}")
_CLAUSE = compiled(r"(?:hv?ilk(?:en|et|a)|vilk(?:en|et|a)|som)\s\p{Ll}")  # of the one named above: "som ledde mötet"
_SEMICOLON_BEHIND = compiled(r"\p{Ll}[\p{L} -]{2,40};")  # the end of an entry: "… fakulteten; Bo Ek"
_NUMBER_TO_COME = compiled(r"(?:[0-9]\s?[–—-]|§|\bkl\.?|\boch|\bpunkt(?:er)?)$", regex.IGNORECASE)
_WHERE_TO_COME = compiled(r",\s\p{Ll}+\s(?:vid|från|hos|på|i)$")  # "Eva Lind, utredare vid"
_ROLE_TO_COME = compiled(r"\b(?:vice|[12]:[ea]|förste|andre|tf\.?|bitr\.?|biträdande)$", regex.IGNORECASE)
# "Bo Ek samt sekreteraren"; "kultur- och fritidschef" is one role
_ONE_TO_COME = compiled(r"(?<!-\s)\b(?:och|samt)\s(?P<role>\p{Ll}+)$")
_LEADS = compiled(r"(?:mötes|stämmo)?ordförande", regex.IGNORECASE)  # who leads the meeting is there
_ACTS = compiled(r"\p{Ll}\s(?:\p{Ll}{3,}(?:ade|[dt]e)|höll|bad)\s\p{Ll}")  # "Eva Lind öppnade mötet": a sentence
_SEVERAL = 2  # names in front make a list
_LONGEST = 5  # lines of a sentence that names those present
_BETWEEN = compiled(r",\s*(?:och\s+|samt\s+)?|\s+(?:och|samt)\s+")
_IN_BRACKETS = compiled(r"\s?\([^)]*\)")
_NO_NAME = compiled(r"[0-9:]")
_TOLD = compiled(
    r"\s(?:(?P<present>(?:var|är|voro)\s(?:närvarande|på\splats|med)|närvarade|deltog(?:o)?(?:\si\smötet)?|närvoro)"
    r"|(?:hade|har|var|är)\s(?:anmält\s|meddelat\s|lämnat\s)?(?:förhinder|frånvaro|återbud|frånvarande|förhindra(?:d|de)))\.?$"
)
_ALL_BUT = compiled(
    r"(?:samtlige|samtelige|samtliga|alla|hela)\s(?:\p{L}+\s){0,4}(?:utom|förutom|med\sundantag\s(?:a[vf]|för))(?:\sföljande)?\s?:?",
    regex.IGNORECASE,
)
_IN_SENTENCE = Heading(compiled(""), "present", None)
_BULLET = compiled(rf"(?:[-{BULLETS}]|[0-9]{{1,2}}[.)])\s")

# running text: words that bind a sentence together
_BINDING = frozenset(
    [
        "att",
        "som",
        "det",
        "den",
        "de",
        "alla",
        "till",
        "på",
        "med",
        "av",
        "vid",
        "om",
        "för",
        "i",
        "en",
        "ett",
        "sin",
        "sitt",
        "sina",
        "inte",
        "så",
        "man",
        "vi",
        "hon",
        "han",
        "sig",
        "har",
        "hade",
        "ska",
        "skall",
        "kommer",
        "blev",
        "är",
        "var",
    ]
)
_LEAST_WORDS = 6
_LEAST_BINDING = 2
_SHORT = 5  # words: a heading that the lists do not know is no longer
_VERB_BEHIND = compiled(
    r"\s(?!(?:och|samt|för|från|via|på|per|i|vid|av|till|ej|tjänstg|ersätt|deltog|deltar|lämna|kom|ankom|anlände|avvek|gick|närvar"
    r"|frånvar|adjungera|digitalt|delvis|utom|istället|istf|inkalla|gick|går|träd|hoppa|vikari|ers|fr|t)\b|\p{L}*(?:ersätt|tjänstg|närvar|lämna))\p{Ll}{3,}\s+\p{L}+\s+\p{L}+"
)


@dataclass(slots=True)
class Part:
    """Text below a heading. ``role``: the label in front of one person."""

    heading: Heading
    role: str | None
    pieces: list[tuple[int, str]]
    one: bool = False  # the label is the first person's alone: "Närvarande: Ordförande Eva Lind, Bo Ek"
    leads: bool = False  # who leads the meeting, named in front of the lists
    body: str | None = None  # whom the people of the part represent
    surname: bool = False  # the part is the surname of somebody named in full elsewhere
    away: bool | None = None  # the part is one name and nothing else, of somebody who was there or was not

    @property
    def text(self) -> str:
        return " ".join(piece for _, piece in self.pieces)

    def goes_on(self, text: str) -> bool:
        """Whether ``text`` on the next line belongs to the same list: the last name or bracket is not complete."""
        so_far = self.text
        if _BULLET.match(text) or PARTY_FIRST.match(text):
            return False
        if so_far.count("(") > so_far.count(")") and (text[:1] == ")" or not _PARTY_UNCLOSED.search(so_far)):
            return True
        if ";" in so_far and text and so_far[-1] not in ".:":
            return True  # "Eva Lind, rektor, / Ekeby skola; Bo Ek, …"
        if "," in so_far and _SEMICOLON_BEHIND.match(text):
            return True
        if "," in so_far and (_GOES_ON.match(text) or (text[:1] == "(" and not leading_name(text, 1))):
            return True
        if compiled(r"\p{Ll}-$").search(so_far) and text[:1].islower():
            return True  # hyphenation
        if (so_far.endswith(",") and "," in so_far[:-1]) or _JOINED.search(so_far) or _SERVES.search(so_far):
            return True
        if _WHERE_TO_COME.search(so_far) and text[:1].isupper() and not leading_name(text):
            return True
        if (_ROLE_TO_COME.search(so_far) or so_far.endswith(",")) and text[:1].islower() and role_pattern().match(text):
            return True
        if (
            (to_come := _ONE_TO_COME.search(so_far))
            and role_pattern().fullmatch(to_come["role"])
            and leading_name(text)
        ):
            return True
        if _OF_WHOM.match(text) and (names := names_in(so_far)) and names[-1].end == len(so_far):
            return True  # "Eva Lind / från Ekeby"
        if _CLAUSE.match(text) and leading_name(so_far):
            return True
        if _NUMBER_TO_COME.search(so_far) and text[:1].isdigit():
            return True
        *before, last = compiled(r"[,;]\s*|\s(?:[–—-]|och|samt|&)\s").split(so_far)
        half = _HALF_NAME.fullmatch(last)
        if half is None or not (text[:1].isupper() or not text):
            return False
        last = half["name"]
        several = sum(leading_name(piece) is not None for piece in before) >= _SEVERAL
        following = leading_name(text)
        if following and is_first_name(last) and _is_only_surname(following.name.split(" ")[0]):
            return True  # "…, Olof" / "Persson Röksta, Nils Ek"
        if following and (not several or is_first_name(compiled(r"[\s-]").split(following.name)[0])):
            return False  # "Bo Ek, Torp" / "Ida Moe, Alnäs": a place, and the next person
        first = is_first_name(last)
        return (several and first) if not text else (several or (bool(before) and first))


@dataclass(slots=True)
class _State:
    heading: Heading | None = None
    indent: int = 0
    blank: bool = False  # a blank line stands before this one
    part: Part | None = None
    seen: bool = False  # entries below the heading
    listed: bool = False  # a list began
    groups: Groups = field(default_factory=Groups)


def read_parts(lines: Iterable[Line], start: Heading | None = None) -> Iterator[Part]:
    """The text below the headings, headings taken off. ``start``: what holds for lines in front of the first one."""
    state = _State(start)
    lines = list(lines)
    told = 0  # lines up to this one were read
    wrapped = 0  # lines up to this one go on with the list of running text above them
    beside = roles_beside(lines)
    roles = set(beside.values())
    for index, line in enumerate(lines):
        if index < told:
            continue
        if state.heading is None and state.part is None and (sentence := _sentence(lines[index : index + _LONGEST])):
            part, count = sentence
            told = index + count
            yield part
            continue
        if not line.text:
            state.blank = True
            if state.part is not None and not state.part.goes_on(""):
                yield state.part
                state.part = None
            continue
        if state.heading is not None and (is_column_head(line.text) or index in roles):
            continue
        if index < wrapped and state.part is not None:
            state.part.pieces.append((line.start, line.text))
            continue
        wrapped = wrapped_stop(lines, index)
        role = lines[beside[index]].text.rstrip(" :") if index in beside else None
        for offset, text in split_at_headings(line.text):
            yield from _read(state, line, offset, text, role)
        state.blank = False
    if state.part is not None:
        yield state.part


def _read(state: _State, line: Line, offset: int, text: str, label: str | None = None) -> Iterator[Part]:
    """One line, or the stretch of one from a heading on; gives the parts that it ends. ``label``: a role beside it."""
    at = line.start + offset
    for_one: Heading | None = None
    headed = listed = False
    goes_on = state.part is not None and state.part.goes_on(text)
    while text and (hit := heading_of(text)):
        heading, match = hit
        titled = heading.officer or (text[0].islower() and heading.status != "absent")
        if goes_on and not headed and not match["colon"] and titled:
            break  # a title in the list that goes on: "… samt / sekreterare Eva Lind"
        headed = True
        if heading.officer:
            for_one, label = _officer(state, line, heading), match["label"]
        else:
            listed = True
            state.listed = state.listed or heading.status is not None
            if text[0].islower() and state.heading is not None and not state.seen:
                heading = replace(heading, capacity=heading.capacity or state.heading.capacity)  # "Övriga / närvarande"
            heading = state.groups.below(heading, match, first=not state.seen)
            state.heading, state.indent, state.seen = None if heading.end else heading, line.indent + offset, False
        at, text = at + match.start("rest"), "" if heading.end else match["rest"]
    if state.heading is not None and _ALL_BUT.fullmatch(text):  # "Närvarande: samtliga ledamöter utom:"
        state.heading, text = replace(state.heading, status="absent", capacity=None), ""
    if text and goes_on and not headed and state.part is not None:
        state.part.pieces.append((at, text))
        return
    if state.part is not None:
        yield state.part
        state.part = None
    if not headed and state.heading is not None:
        _close(state, text)
    leads = for_one is not None and state.heading is None and not state.listed and _LEADS.match(label or "")
    if text and for_one is not None and leads and not _ACTS.search(text):
        yield Part(for_one, label, [(at, text)], leads=True)
    if text and state.heading is not None:
        state.seen = True
        state.part = Part(for_one or state.heading, label, [(at, text)], listed)


def _is_only_surname(word: str) -> bool:
    return is_surname(word) and (not is_first_name(word) or word.endswith("sson"))


def _sentence(lines: Sequence[Line]) -> tuple[Part, int] | None:
    """*Anna Sköld, Bo Ek och Ida Moe närvarade.* with its number of lines; None when the text is something else."""
    pieces: list[tuple[int, str]] = []
    for count, line in enumerate(lines, 1):
        if not line.text or (count == 1 and not (leading_name(line.text) or titled_name(line.text))):
            return None
        verb = _TOLD.search(line.text)
        pieces.append((line.start, line.text[: verb.start()] if verb and verb["present"] else line.text))
        if verb is None and not line.text.endswith("."):
            continue
        names = [name for name in _BETWEEN.split(_IN_BRACKETS.sub("", " ".join(text for _, text in pieces))) if name]
        if verb and not verb["present"]:
            names[-1] = _TOLD.sub("", names[-1])
        persons = [name for name in names if leading_name(name) or role_and_name(name)]
        if verb is None or len(names) < _SEVERAL or len(persons) < len(names) or _NO_NAME.search(" ".join(names)):
            return None
        return Part(_IN_SENTENCE, None, [piece for piece in pieces if piece[1]]), count
    return None


def _officer(state: _State, line: Line, heading: Heading) -> Heading:
    """What holds for the one person behind a label: as in the list that it stands in."""
    if state.heading is None:
        return heading
    if state.heading.status == "absent" and state.seen and line.indent <= state.indent:
        state.heading = replace(heading, officer=False)  # a row of its own below the absent ones
    return replace(state.heading, capacity=heading.capacity or state.heading.capacity)


def _close(state: _State, text: str) -> None:
    """Running text ends a list; an unknown heading behind a blank line or with a colon ends the list of the absent."""
    if is_prose(text):
        state.heading = None
    elif (
        (state.blank or text.endswith(":"))
        and state.heading is not None
        and state.seen
        and len(text.split()) <= _SHORT
        and text[0].isupper()
        and "," not in text
        and not leading_name(text)
        and not role_pattern().match(text)
        and not state.groups.are_absent(text, state.heading)
        and state.heading.status == "absent"
    ):
        state.heading = replace(state.heading, status="present", capacity=None)


def is_prose(text: str) -> bool:
    """Whether the line is running text rather than an entry."""
    text = compiled(r"\([^)]*\)?").sub(" ", text)
    if split := role_and_name(text):
        text = split[1]
    if named := leading_name(text):
        role = role_pattern().match(text, named.end + 1)
        return bool(_VERB_BEHIND.match(text, role.end() if role else named.end))
    words = [word.strip(".,:;") for word in text.split()]
    small = [word for word in words if word[:1].islower() and not role_pattern().fullmatch(word)]
    binding = sum(word in _BINDING for word in small)
    return len(words) >= _LEAST_WORDS and binding >= _LEAST_BINDING and 2 * len(small) > len(words)
