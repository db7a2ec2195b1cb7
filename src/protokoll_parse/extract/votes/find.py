"""Votes: how many for and against, who voted how, and whether the chair's vote decided."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.extract.votes.annex import is_annex_head
from protokoll_parse.extract.votes.rolls import names_of, read_roll
from protokoll_parse.records.models import Vote
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.text import Block

_WORDS = (
    "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
)
_NUMBER = {word: number for number, word in enumerate(_WORDS.split(" "))}
_N = rf"(?:[0-9]{{1,3}}(?:[ \u00a0.][0-9]{{3}})+|[0-9]+|{'|'.join(_NUMBER)})"
# what is counted, and what it is given for
_COUNTED = r"(?:röster|röst|andelar|andelstal|delägare|ledamöter|personer|medlemmar|ombud|närvarande|mandat)"
_OBJECT = (
    r"(?:\s(?:bifall|förslaget|motionen|yrkandet|styrelsens\s(?:förslag|linje)|det(?:samma)?|densamma|"
    r"att\s\p{Ll}+a(?:\s\p{Ll}+){0,3}))?"
)
# that a vote was taken, perhaps in the sentence before
_VOTING_BEFORE = r"\b\p{L}*(?:röst|voter|handuppräckning)\p{L}*\b.{0,90}?"
# each has the groups yes and no
_VOTES = tuple(
    compiled(pattern, regex.IGNORECASE)
    for pattern in (
        rf"\b(?P<yes>{_N})\s*(?:ja\b(?:-röst\p{{L}}*)?|(?:röster|röst|röstade|röstar|personer|medlemmar)\s+för)[^.]{{0,60}}?\b(?P<no>{_N})\s*(?:nej\b(?:-röst\p{{L}}*)?|(?:(?:röster|röst|röstade|röstar)\s+)?e?mot\b)",
        r"\bja(?:-?\s?röster)?\s*:?\s*(?P<yes>[0-9]+)\b[^.]{0,20}?\bnej(?:-?\s?röster)?\s*:?\s*(?P<no>[0-9]+)\b",
        rf"\b(?P<yes>{_N})\s(?:{_COUNTED}\s)?(?:röstade|röstar)\sja\b[^.]{{0,20}}?\b(?P<no>{_N})\s(?:{_COUNTED}\s)?(?:(?:röstade|röstar)\s)?nej\b",
        rf"\b(?P<yes>{_N})\s+röster\s+mot\s+(?P<no>{_N})\b",
        rf"\b(?P<yes>{_N})\s+röst(?:er)?\s+för\s[^.]{{2,60}}?(?:,|\s(?:och|mot|medan|samt))\s+(?P<no>{_N})\s+(?:röst(?:er)?\s+)?för\b",
        # 3 for, 5 against: *11 för bifall, 32 för avslag*
        rf"\b(?P<yes>{_N})\s(?:{_COUNTED}\s)?(?:röstade\s|röstar\s)?för{_OBJECT}\s?[,;:–/-]?\s?(?:och\s|men\s|samt\s|mot\s)?"
        rf"(?P<no>{_N})\s(?:{_COUNTED}\s)?(?:röstade\s|röstar\s)?(?:e?mot|för\savslag)\b",
        # the object in front of its figure: *För motionen avgavs 1 420 andelar, mot densamma 2 875*
        rf"\bför(?:\s\p{{L}}+){{0,2}}?(?:\s(?:avgavs|avgavos|avgåvos|avges|röstade|röstar|är|var))?\s?:?\s(?P<yes>{_N})(?:\s{_COUNTED})?\s?[,;]?\s(?:och\s)?"
        rf"e?mot(?:\s(?!{_N})\p{{L}}+){{0,2}}?\s?:?\s(?P<no>{_N})\b",
        # two proposals: *vid omröstning fick vi 15 för styrelsens förslag och 11 för Annas*, *4 för att vänta, 2 emot*
        rf"{_VOTING_BEFORE}\b(?P<yes>{_N})\s(?:{_COUNTED}\s)?(?:avgavs\s|avgavos\s|avgåvos\s|avges\s)?för\s[^.]{{2,60}}?"
        rf"(?:,|\s(?:och|mot|medan))\s(?P<no>{_N})\s(?:{_COUNTED}\s)?(?:för|e?mot)\b",
        # *Votering: För styrelsens förslag 9 röster, för motionen 5.*
        rf"{_VOTING_BEFORE}\bför\s(?:(?!{_N}\b)[\p{{L}}’:-]+\s){{1,6}}(?P<yes>{_N})(?:\s{_COUNTED})?(?:,|\soch)\s(?:för|e?mot)\s"
        rf"(?:(?!{_N}\b)[\p{{L}}’:-]+\s){{1,6}}(?P<no>{_N})(?=[\s.,;]|$)(?!\s(?:kr|kronor|tkr|procent|%))",
        # *Styrelsens förslag fick 22 röster och Anna Bergs 7.*
        rf"\b(?:förslag|yrkande|motion|linje|bifall)\p{{L}}*(?:\s\p{{L}}+){{0,4}}?\s(?:fick|får|erhöll)\s(?P<yes>{_N})\sröster(?:,|\s(?:och|mot|medan))\s"
        rf"(?:(?!{_N}\b)[\p{{L}}’:-]+\s){{1,6}}(?P<no>{_N})(?=[\s.,;]|$)",
        # *fyra röstar för 2 900 kronor och tre för 3 200 kronor*
        rf"\b(?P<yes>{_N})\s(?:{_COUNTED}\s)?(?:röstar|röstade)\sför\s[^.]{{2,60}}?\s(?:och|mot|medan)\s(?P<no>{_N})\s"
        rf"(?:{_COUNTED}\s)?(?:röstar\s|röstade\s)?för\b",
        # *för styrelsens förslag avgavs 300 röster och för Sundvalls yrkande 160 röster*
        rf"\bför\s[^.]{{2,60}}?\s(?:avgavs|avgavos|avgåvos|avges|avlades)\s(?P<yes>{_N})\s{_COUNTED}\s?,?\s?(?:och|mot|samt)\sför\s[^.]{{2,60}}?\s"
        rf"(?P<no>{_N})\s{_COUNTED}",
        # *27 röster avgavs för styrelsens förslag och 11 däremot*
        rf"\b(?P<yes>{_N})\s{_COUNTED}\s(?:avgavs|avgavos|avgåvos|avges)\sför\s[^.]{{2,60}}?\s(?:och|mot|medan)\s(?P<no>{_N})\s(?:{_COUNTED}\s)?(?:där)?e?mot\b",
        # figures alone: *röstsiffrorna 8–4–1*
        r"\b(?:röst(?:siffror\p{L}*|etal\p{L}*|er|erna)|siffrorna|votering\p{L}*|omröstning\p{L}*|resultat(?:et)?)(?:\s(?:blev|är|var|utföll|"
        r"gav|med))?\s?:?\s\(?(?P<yes>[0-9]{1,3})\s?[-–—]\s?(?P<no>[0-9]{1,3})(?:\s?[-–—]\s?(?P<none>[0-9]{1,3}))?(?![0-9]|\s?[-–—/:.][0-9])",
        rf"\bmed\s(?P<yes>{_N})\smot\s(?P<no>{_N})(?=\s(?:{_COUNTED}|beslutar|beslutade|beslöt|bifaller|avslår|nedlagda)|[,.;)])",
    )
)
# whose figures stand the other way round: "12 röster för avslag och 7 för bifall"
_FOR = compiled(rf"\s(?:{_COUNTED}\s)?för\s\S+", regex.IGNORECASE)
_REJECTING = compiled(rf"\s(?:{_COUNTED}\s)?för\s(?:avslag|avstyrkande)\b", regex.IGNORECASE)
# "Yrkande 2 får 3 röster och yrkande 1 får 2 röster."
_RIVALS = compiled(
    rf"\b(?:yrkande|förslag|alternativ|motion)\p{{L}}*\s+(?P<a>[0-9]+|[A-D])\s+(?:får|fick|erhöll)\s+(?P<first>{_N})(?:\s+röster)?"
    rf"[^.]{{0,20}}?\s(?:yrkande|förslag|alternativ|motion)\p{{L}}*\s+(?P<b>[0-9]+|[A-D])\s+(?:(?:får|fick|erhöll)\s+)?(?P<second>{_N})\b",
    regex.IGNORECASE,
)
_VOTE_HEAD = compiled(r"\bJa\s+Nej\b")
_SUMS = compiled(
    r"\b(?:Summa|Totalt|Sammanräkning|Antal\s+röster|Resultat)\s*:?\s+(?P<yes>[0-9]+)\s+(?P<no>[0-9]+)(?:\s+(?P<abstained>[0-9]+))?\b"
    r"(?!\s+[0-9])"  # of more figures none can be told
)
# the sums in a row of their own below the answers: *10   6   4*
_ROW = compiled(
    r"(?:Antal\s)?Ja(?:-?röster)?\s+(?:Antal\s)?Nej(?:-?röster)?(?:\s+(?P<third>Avst\p{L}*\.?)(?:\s+(?:Frånv|Ej\s)\p{L}*\.?)?)?"
    r"\s+(?P<yes>[0-9]{1,3})\s+(?P<no>[0-9]{1,3})(?:\s+(?P<abstained>[0-9]{1,3})(?:\s+[0-9]{1,3})?)?",
    regex.IGNORECASE,
)
_TABLE_BLOCKS = 60
_YES_LINE = compiled(
    r"(?:antal\s)?ja\b(?:-?\s?röster)?\s*:?\s*[0-9]+(?:\s(?:röster|st))?\.?\s*(?:(?:antal\s)?nej|$)", regex.IGNORECASE
)
_ABSTAINED = compiled(
    rf"\b(?P<n>{_N})\s*(?:som\s+)?(?:(?:ledam[oö]t|röst|person|medlem|deltagar|närvarande|fullmäktig|ombud|sed(?:el|lar))\p{{L}}*\s+(?:(?:var|voro|är|lämnades|befanns|befunnos)\s+)?|st\.?\s+)?(?:som\s+)?"
    r"(?:avst(?:år|od|ående)\p{L}*|nedla(?:g\p{L}+|de)|la(?:de)?\s+(?:sin|sina)\s+röst\p{L}*\s+ned|lade\s+ned?|la\s+ned?|blank(?:a|t)?)"
    r"|avstår\s*:?\s*(?P<n2>[0-9]+)|(?P<n3>ing(?:en|a))\s(?:\p{L}+\s)?avst(?:år|od)\b",
    regex.IGNORECASE,
)
# "med ordförandens utslagsröst", "CB:s röst avgjorde"; that the chair has one says something of a tie alone
_CASTING = compiled(
    r"\b(?:med|genom|efter|tack\svare)\s(?:\S+\s){0,4}?utslagsröst\p{L}*|\butslagsröst(?:en)?\s(?:avgjorde|avgör|fällde|fick|faller|föll)\b"
    r"|\b(?:använder|använde|utnyttjar|utnyttjade|begagnar|begagnade)\s(?:\S+\s){0,2}?utslagsröst\p{L}*"
    r"|\bröst\s(?:avgjorde|avgör|avgjorde\sdärmed|fick\savgöra|fällde\sutslaget|blev\savgörande|är\savgörande)\b",
    regex.IGNORECASE,
)
_HAS_CASTING = compiled(r"\b(?:har|hade|äger)\s(?:då\s|därvid\s)?(?:\p{L}+\s)?utslagsröst\b", regex.IGNORECASE)
_RULE = compiled(
    r"\bvid\slika\b|\bi\shändelse\sav\b|\bom\s(?:röstetalet|det\sblir|rösterna)\b|\bskulle\b", regex.IGNORECASE
)
_VOTING = compiled(r"\b\p{L}*(?:omröstning|votering|rösträkning|röstning)\p{L}*\b", regex.IGNORECASE)
_TITLE = r"(?:[Hh]err|[Hh]r|[Ff]ru|[Ff]röken|[Ff]rk|[Ll]edamoten)\.?\s"
# who did not vote, by name: "Gunnar avstod.", "A och B lägger ned sina röster"
_NAMED_ABSTAINED = compiled(
    rf"(?:^|[.,;]\s|\b(?:medan|och|varjämte|men|samt)\s)(?P<who>(?:{_TITLE})?\p{{Lu}}[^.;:]{{1,120}}?)\s(?:avstår|avstod|lägger\sned?|lade\sned?)\b(?!\sfrån\satt\s(?!rösta))"
)
_SURNAME = compiled(rf"(?:^|\soch\s){_TITLE}(?P<name>\p{{Lu}}[\p{{L}}-]+)$")
_SILENT = frozenset({"motion", "proposal", "reservation", "distribution", "basis", "background", "recusal"})
_OF_VOTE = frozenset({"vote", "procedure"})


# as in: Omröstning 2; Vid den andra voteringen
_NEW_VOTE = compiled(
    r"^(?:omröstning|votering)|\b(?:andra|nästa|ny(?:tt|a)?)\s(?:omröstning|votering)", regex.IGNORECASE
)
# "NÄRVARO- OCH OMRÖSTNINGSLISTA", and the paragraphs that its columns are of
_LISTS = compiled(
    r"(?:närvaro\p{L}*-?\s?(?:och|&|/|samt)\s?)?(?:upprops|omröstnings|voterings|röst)-?(?:och\s\p{L}+)?(?:lista|listan|protokoll)",
    regex.IGNORECASE,
)
_PARAGRAPHS = compiled(r"(?:\p{L}+\s+)?§\s?[0-9]+(?:\s+§\s?[0-9]+)*\s")
_NEAR = 2  # blocks between a result and its repetition


@dataclass(frozen=True, slots=True)
class _Count:
    """A counted vote in ``blocks[first:last + 1]``; ``behind``: the text of its block behind the figures."""

    first: int
    last: int
    vote: Vote
    behind: str


def find_votes(blocks: Sequence[Block], ctx: Context) -> list[Vote]:
    """Counted votes (*40 Ja mot 38 Nej. 3 ledamöter avstår.*), with the roll where it is printed beside them."""
    blocks = blocks[: next((n for n in range(len(blocks)) if _opens_annex(blocks, n)), len(blocks))]
    counts = list(_counts(blocks, ctx))
    if not counts:
        return _uncounted(blocks, ctx)
    found: list[Vote] = []
    for n, count in enumerate(counts):
        after = _before_heading(blocks, count.first, counts[n + 1].first if n + 1 < len(counts) else len(blocks))
        roll = read_roll(after, ctx.people)
        if not roll.entries:
            roll = read_roll(_since_heading(blocks, counts[n - 1].last + 1 if n else 0, count.first), ctx.people)
        vote = count.vote
        behind = _named_abstained(count.behind, ctx)
        for name in behind if vote.abstained is None or vote.abstained == len(behind) else ():
            roll.add(name, "abstained")
        abstained = vote.abstained if vote.abstained is not None or not behind else len(behind)
        tie = vote.for_ == vote.against
        casting = any(_by_casting_vote(block.text, tie=tie) for block in after)
        update = {"roll": list(roll.entries.values()), "abstained": abstained, "casting_vote": casting}
        voted = vote.model_copy(update=update)
        again = found and count.first - counts[n - 1].last <= _NEAR and not _NEW_VOTE.search(blocks[count.first].text)
        if again and _is_same(found[-1], voted):
            before = found.pop()
            voted = before if before.roll or not voted.roll else voted
        found.append(voted)
    return found


def _opens_annex(blocks: Sequence[Block], n: int) -> bool:
    """Whether the votes of items named by their numbers follow, printed behind the last item."""
    if is_annex_head(blocks[n].text):
        return True
    below = blocks[n + 1].text if n + 1 < len(blocks) else ""
    return bool(_LISTS.fullmatch(blocks[n].text) and _PARAGRAPHS.match(below))


def _is_same(vote: Vote, again: Vote) -> bool:
    """Whether the second result only repeats the first: the sums of a table, and the sentence below it."""
    return (vote.for_, vote.against) == (again.for_, again.against) and not (vote.roll and again.roll)


def _counts(blocks: Sequence[Block], ctx: Context) -> Iterator[_Count]:
    counted = False
    for i, block in enumerate(blocks):
        text, last = block.text, i
        while _YES_LINE.match(text) and last + 1 < min(len(blocks), i + 3):  # "Ja: 7" / "Nej: 4" / "Avstår: 2"
            last += 1
            text = f"{text} {blocks[last].text}"
            if not compiled(r"(?:antal\s)?(?:nej|avst)", regex.IGNORECASE).match(blocks[last].text):
                break
        match = next((m for pattern in _VOTES if (m := pattern.search(text))), None)
        if not match:
            for vote in _other_votes(
                blocks[max(0, i - 1) : i + 1], ctx, table=not counted and _has_vote_head(blocks[: i + 1])
            ):
                counted = True
                yield _Count(i, i, vote, "")
            continue
        abstained = _ABSTAINED.search(text, match.end())
        end = abstained.end() if abstained else match.end()
        span = ctx.of(block.passage, match.start(), min(end, len(block.text)))
        if last > i:
            span = ctx.place(block.span.union(blocks[last].span))
        counted = True
        yes, no = _number(match["yes"]), _number(match["no"])
        behind = _FOR.match(text, match.end("no"))
        if behind and not _REJECTING.match(behind[0]) and _REJECTING.match(text, match.end("yes")):
            yes, no = no, yes
        vote = Vote(for_=yes, against=no, abstained=_abstained(match, abstained), span=span)
        yield _Count(i, last, vote, text[match.end() :])


def _before_heading(blocks: Sequence[Block], first: int, stop: int) -> Sequence[Block]:
    """The blocks from ``first`` on, up to a heading that ends what is said of the vote."""
    for n in range(first + 1, stop):
        if blocks[n].heading and blocks[n].section not in _OF_VOTE:
            return blocks[first:n]
    return blocks[first:stop]


def _since_heading(blocks: Sequence[Block], first: int, stop: int) -> Sequence[Block]:
    """The blocks in front of ``stop``, from the last heading or vote on."""
    for n in range(stop - 1, first - 1, -1):
        if blocks[n].heading or blocks[n].section in _SILENT:
            return blocks[n + 1 : stop]
    return blocks[first:stop]


def _uncounted(blocks: Sequence[Block], ctx: Context) -> list[Vote]:
    """Votes of which no result is printed: the roll, whose names are counted, or a tie that the chair decided."""
    heads = [n for n, block in enumerate(blocks) if block.heading and _VOTING.search(block.text)]
    loud = [
        [block for block in part if not block.heading and block.section not in _SILENT]
        for part in (blocks[start:stop] for start, stop in pairwise([0, *heads, len(blocks)]))
    ]
    if rolls := [vote for part in loud if (vote := _of_roll(part, ctx))]:
        return rolls
    told = (block for part in loud for block in part if block.section in _OF_VOTE or _VOTING.search(block.text))
    casting = next((block for block in told if _by_casting_vote(block.text, tie=False)), None)
    return [Vote(casting_vote=True, span=ctx.place(casting.span))] if casting else []


def _of_roll(blocks: Sequence[Block], ctx: Context) -> Vote | None:
    """The vote whose roll stands in ``blocks``, when some were for and some against."""
    roll = read_roll(blocks, ctx.people)
    yes, no, none = (roll.figure(vote) for vote in ("for", "against", "abstained"))
    if not (roll.count("for") and roll.count("against")):
        return None
    figures = {"for_": yes, "against": no, "abstained": none or None} if None not in (yes, no) else {}
    casting = any(_by_casting_vote(block.text, tie=roll.count("for") == roll.count("against")) for block in blocks)
    span = roll.blocks[0].span.union(roll.blocks[-1].span)
    return Vote(**figures, roll=list(roll.entries.values()), casting_vote=casting, span=ctx.place(span))


def _by_casting_vote(text: str, *, tie: bool) -> bool:
    """Whether ``text`` says that the chair's vote decided; no rule for the case that it comes to a tie."""
    for start, end in split_sentences(text):
        sentence = text[start:end]
        if _CASTING.search(sentence) and not _RULE.search(sentence):
            return True
        if tie and _HAS_CASTING.search(sentence):
            return True
    return False


def _named_abstained(behind: str, ctx: Context) -> list[str]:
    """Who did not vote, named behind the figures."""
    match = _NAMED_ABSTAINED.search(behind)
    if not match:
        return []
    if names := names_of(match["who"], ctx.people):
        return names
    surname = _SURNAME.search(match["who"])  # of old, "hr Ek"
    return [surname["name"]] if surname else []


def _abstained(match: regex.Match[str], abstained: regex.Match[str] | None) -> int | None:
    """Who gave no answer: the third of *8–4–1*, or *2 ledamöter avstår* behind the result."""
    if third := match.groupdict().get("none"):
        return int(third)
    if abstained and abstained["n3"]:  # "ingen avstod"
        return 0
    return _number(abstained["n"] or abstained["n2"]) if abstained else None


def _has_vote_head(blocks: Sequence[Block]) -> bool:
    """Whether a table of votes, with a column for each answer, has begun."""
    return any(_VOTE_HEAD.search(block.text) for block in blocks[-_TABLE_BLOCKS:])


def _other_votes(blocks: Sequence[Block], ctx: Context, *, table: bool) -> Iterator[Vote]:
    """Votes for one of two motions, the one with the lower number taken for the proposal; the sums below a table."""
    block = blocks[-1]
    if match := _RIVALS.search(block.text):
        first, second = _number(match["first"]), _number(match["second"])
        if match["b"] < match["a"]:
            first, second = second, first
        yield Vote(for_=first, against=second, span=ctx.of(block.passage, match.start(), match.end()))
    elif match := _ROW.fullmatch(block.text) or _ROW.fullmatch(" ".join(one.text for one in blocks)):
        abstained = int(match["abstained"]) if match["abstained"] and match["third"] else None
        yield Vote(for_=int(match["yes"]), against=int(match["no"]), abstained=abstained, span=ctx.of(block.passage))
    elif table and (match := _SUMS.search(block.text)):
        abstained = int(match["abstained"]) if match["abstained"] else None
        span = ctx.of(block.passage, match.start(), match.end())
        yield Vote(for_=int(match["yes"]), against=int(match["no"]), abstained=abstained, span=span)


def _number(text: str) -> int:
    return _NUMBER[text.lower()] if text.lower() in _NUMBER else int(compiled(r"[^0-9]").sub("", text))
