"""The text of an item: its blocks, and its title where that is a sentence, or announces what stands below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll_parse.extract.assignments import find as asg
from protokoll_parse.extract.assignments.actors import PERSONS
from protokoll_parse.extract.people import names_in
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.extract.statements.drafts import joined
from protokoll_parse.extract.statements.forms import is_statement, recognize, verb_alone
from protokoll_parse.extract.statements.hits import Hit
from protokoll_parse.extract.statements.lists import ANNOUNCES, ATT_ENTRY, OPEN_LEAD
from protokoll_parse.extract.statements.results import answer, elects
from protokoll_parse.extract.statements.verbs import sense_of
from protokoll_parse.text import Block
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from protokoll_parse.text import OutlineItem, Passage

_LONGEST_TASK = 300  # signs
_SENTENCE_WORDS = 8  # a title that ends with a stop and is longer is a sentence
_PARAGRAPH_WORDS = 20  # one that has no stop and goes on below is a paragraph
_WORD = compiled(r"\p{L}+")
_DONE_BEHIND = compiled(r"(?:[.:]|\s[–-])\s+(?P<verb>\p{L}+[.!]?)$")  # "Fastställande av dagordning. Godkänd"
_NAMED_FIRST = compiled(rf"{PERSONS}\s(?:om|ny|åter)?(?:väljs|utses)\s(?:till|som|att)\s")
_RESULT = compiled(r"\bi\sny\sräkning[.]?$")  # "Förlusten balanseras i ny räkning" is no title
# whom stands below: "Till ledamöter i skolrådet valdes"
_ELECTS_BELOW = compiled(r"(?:Till|Som)\s[^.;:]{2,120}\s(?:om|åter|ny)?(?:valdes|utsågs|utsågos)")


def text_of(item: OutlineItem, known: frozenset[str] = frozenset()) -> tuple[Block, ...]:
    """The item's blocks; where it has no title of its own but begins with its text, that text, too.

    ``known``: short names of those present.
    """
    title = item.title
    if title is None or (item.blocks and item.blocks[0].text == title.text):
        return item.blocks
    heading = Block(title)
    hit = recognize(heading, title.text, 0, 1)
    announced = hit is not None and hit.rule in ("DEC004", "DEC005") and ANNOUNCES.search(title.text) is not None
    if announced and not item.blocks and (lettered := _lettered(item)):
        return (heading, *lettered)
    short = len(title.text) <= _LONGEST_TASK
    task = short and not item.blocks and asg.in_narrative(title.text, known)  # "3. Anna ordnar ett nytt lås."
    if not item.blocks and ((hit and _is_sentence(title.text, hit)) or task):
        return (heading,)
    # "Mötet ansågs behörigen utlyst.", and with more below that decides nothing "Dagordningen godkändes."
    alone = hit is not None and not any(is_statement(block.text) for block in item.blocks)
    if hit is None and (done := _DONE_BEHIND.search(title.text)) and verb_alone().match(done["verb"]):
        told = any(is_statement(block.text) for block in item.blocks)
        return item.blocks if told else (Block(title.part(done.start("verb"))), *item.blocks)
    if not title.text.endswith("."):
        if hit and alone and hit.rule != "DEC010" and _is_sentence(title.text, hit):
            if item.blocks and item.blocks[0].marker is None and _ELECTS_BELOW.fullmatch(title.text):
                return (Block(joined([title, item.blocks[0].passage])), *item.blocks[1:])
            return (heading, *item.blocks)
        listed = announced and bool(item.blocks) and item.blocks[0].marker is not None
        opens = hit is not None and hit.rule == "DEC004" and (hit.verb_at == 0 or bool(OPEN_LEAD.search(title.text)))
        opens = opens or listed
        return _with_text(title, item.blocks, opens=opens)
    return (heading, *item.blocks) if alone or len(title.text.split()) >= _SENTENCE_WORDS else item.blocks


def _lettered(item: OutlineItem) -> tuple[Block, ...]:
    """Points of a list that stand as sub-items: *a) Webben*, *b) Skrivare*; none where one holds more than that."""
    points = [Block(point.title, marker=point.label or "") for point in item.subitems if point.title]
    plain = all(point.number is None and not point.blocks and not point.subitems for point in item.subitems)
    return tuple(points) if plain and len(points) == len(item.subitems) else ()


def _is_sentence(title: str, hit: Hit) -> bool:
    """Whether a title without a full stop decides, in the past, or who or how much: *Priset höjs till 90 kr*

    That something is put off is no title, nor that it is all right: *Frågan bordläggs*, *Dagordningen är ok*.
    """
    verb = _WORD.match(title, hit.verb_at)
    if hit.rule == "DEC010":
        return answer(title) is not None
    if hit.rule == "DEC009":
        return True
    if hit.rule == "DEC004" and hit.verb_at == 0 and elects(title) and " blev " in title:  # "Sekreterare blev Bo Ek"
        return True
    if hit.rule not in ("DEC001", "DEC004", "DEC005") or not verb:
        return False
    told = hit.rule == "DEC001" or sense_of(verb[0], title, ("past", "passive_past"))
    now = sense_of(verb[0], title, ("passive_present",))
    elected = now and now.kind == "elect" and (_NAMED_FIRST.match(title) or names_in(title[verb.end() :]))
    settled = now and (now.kind == "refer_back" or _RESULT.search(title, verb.end()))
    return bool(told or elected or settled or compiled(r"[0-9]").search(title, verb.end()))


def _with_text(title: Passage, blocks: tuple[Block, ...], *, opens: bool) -> tuple[Block, ...]:
    """The blocks below a title; in front of them the title, where it is a paragraph that they go on with.

    ``opens``: the title is a sentence that announces them: *Godkändes följande räkningar*.
    """
    sentences = split_sentences(title.text)
    if not blocks:
        return blocks
    first = blocks[0]
    goes_on = not opens and first.marker is None and first.text[:1].islower() and not ATT_ENTRY.match(first.text)
    long = len(title.text.split()) >= (_SENTENCE_WORDS if len(sentences) > 1 else _PARAGRAPH_WORDS)
    if not opens and not (long and (goes_on or len(sentences) > 1)):
        return blocks
    return (Block(joined([title, first.passage])), *blocks[1:]) if goes_on else (Block(title), *blocks)
