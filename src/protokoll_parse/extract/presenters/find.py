"""Who presented an item.

PRE001 *Föredragande: A och B, roll, organisation*, *… föredras av A*, *Efter en föredragning av A*; PRE002 *A, roll,
föredrar ärendet*, *Därefter informerade A om …*, *Sedan A redogjort för …*; PRE003 the same with one first name,
initials or an office: *Kassören redogjorde för …*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll_parse.extract.presenters.labelled import by_account, by_label, in_title, people_in
from protokoll_parse.extract.presenters.narrated import in_sentences
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from protokoll_parse.extract.context import Context
    from protokoll_parse.records.models import Presenter
    from protokoll_parse.text import Block, Passage

_REMARK = " meddela"
_MOVED = compiled(r"(?:Motionären|Motionärerna|Motionen|Förslagsställaren|Interpellanten|Interpellationen)\b")


def find_presenters(blocks: Sequence[Block], ctx: Context, title: Passage | None = None) -> list[Presenter]:
    """Presenters named in these blocks and in a title that is a sentence, in order, each once."""
    found: dict[str, Presenter] = {}
    if title is not None:
        moved = any(_MOVED.match(block.text) for block in blocks)
        for presenter in (
            *in_title(title, ctx, moved=moved),
            *by_label(title, ctx),
            *in_sentences(title, ctx, offices=False),
        ):
            found.setdefault(_key(presenter), presenter)
    labels = False
    for block in blocks:
        if block.heading or block.section in ("procedure", "motion", "reservation", "distribution"):
            continue
        listed = people_in(block.passage, 0, len(block.text), ctx) if block.section == "presenters" else ()
        labelled = [*listed, *by_label(block.passage, ctx), *by_account(block.passage, ctx)]
        labels = labels or any(" " in presenter.name for presenter in labelled)
        # who "Föredragande: Eva Lind" names is not named again by an office
        for presenter in (*labelled, *in_sentences(block.passage, ctx, offices=not labels)):
            if not _remarks(presenter, found, ctx):
                found.setdefault(_key(presenter), presenter)
    full = {name.split(" ")[0] for name in found if " " in name}
    # "Eva Lind … Eva visar", "Planchef Eva Lind … Planchefen visar": the same person
    titles = {one.role.lower() for name, one in found.items() if one.role and " " in name}
    same = {*titles, *(f"{title}{ending}" for title in titles for ending in ("n", "en"))}
    people = (one for name, one in found.items() if name not in full and name.lower() not in same)
    return sorted(people, key=lambda presenter: presenter.span.start)


def _key(presenter: Presenter) -> str:
    """The name; an office is one whether the word opens a sentence or not."""
    name = presenter.name
    return name if " " in name else name[:1].upper() + name[1:]


def _remarks(presenter: Presenter, found: Collection[str], ctx: Context) -> bool:
    """*VD meddelade att arbetet pågår*: behind somebody with a name who has presented, a word on the matter."""
    if " " in presenter.name or not any(" " in name for name in found):
        return False
    return ctx.source.text.startswith(_REMARK, presenter.span.end)
