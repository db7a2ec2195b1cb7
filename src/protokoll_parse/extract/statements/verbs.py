"""The verbs by which a meeting decides, looked up by form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

import regex

from protokoll_parse.lexicon.phrases import phrases
from protokoll_parse.records.models import DecisionKind
from protokoll_parse.text.patterns import compiled

_FORMS = ("infinitive", "present", "past", "passive_present", "passive_past", "participle")


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """One sense of a verb form. ``form`` is a grammatical form of `_FORMS`; ``object`` must be found in the clause."""

    lemma: str
    kind: DecisionKind
    form: str
    object: regex.Pattern[str] | None
    bare: bool

    def fits(self, clause: str) -> bool:
        return self.object is None or bool(self.object.search(clause))


@lru_cache(maxsize=1)
def verb_forms() -> dict[str, tuple[VerbEntry, ...]]:
    """Senses of each form (in lower case), in the order of the data file."""
    table: dict[str, list[VerbEntry]] = {}
    for entry in phrases("decision_verbs"):
        kind = entry["kind"]
        if kind not in get_args(DecisionKind):
            raise ValueError(f"decision_verbs: no such kind: {kind}")
        pattern = compiled(entry["object"], regex.IGNORECASE) if "object" in entry else None
        for form in _FORMS:
            for word in entry.get(form, "").split("|"):
                if word:
                    sense = VerbEntry(entry["lemma"], kind, form, pattern, entry.get("bare", False))
                    table.setdefault(word, []).append(sense)
                    if form == "participle" and (supine := _supine(word)):
                        sense = VerbEntry(entry["lemma"], kind, "supine", pattern, sense.bare)
                        for behind in (supine, f"{supine}s"):
                            table.setdefault(behind, []).append(sense)
    return {word: tuple(senses) for word, senses in table.items()}


def sense_of(word: str, clause: str, forms: tuple[str, ...] = _FORMS) -> VerbEntry | None:
    """The sense that ``word`` has in ``clause``, None when it is no deciding verb in one of ``forms``."""
    return next((s for s in verb_forms().get(word.lower(), ()) if s.form in forms and s.fits(clause)), None)


@lru_cache(maxsize=8)
def verb_pattern(*forms: str, bare: bool = False) -> str:
    """A regular expression for all words in one of ``forms``; ``bare``: only verbs that decide without *beslutade*."""
    words = {w for w, senses in verb_forms().items() if any(s.form in forms and (s.bare or not bare) for s in senses)}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def supines() -> frozenset[str]:
    """What stands behind *har* and *hade*, active and passive: *avslagit*, *avslagits*."""
    return frozenset(w for w, senses in verb_forms().items() if any(s.form == "supine" and s.bare for s in senses))


def _supine(participle: str) -> str | None:
    """*avslagen*, *avslaget*: *avslagit*; *vald*: *valt*"""
    for ending, supine in (("en", "it"), ("et", "it"), ("dd", "tt"), ("d", "t"), ("t", "t")):
        if participle.endswith(ending):
            return participle[: -len(ending)] + supine
    return None
