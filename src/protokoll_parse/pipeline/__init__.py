"""The stages in order: read, repair, segment, extract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from protokoll_parse.extract import extract
from protokoll_parse.lexicon.user import UserWords
from protokoll_parse.pipeline.failures import generator
from protokoll_parse.reading import read, read_text
from protokoll_parse.records.models import Protocol
from protokoll_parse.repair.stage import repair
from protokoll_parse.segment import segment, segment_each
from protokoll_parse.text import RepairedText, SourceText

__all__ = ["parse", "parse_each", "parse_source"]

_LONGEST_PATH: Final = 4096  # signs: PATH_MAX of Linux; other systems have less


def parse(path_or_text: str | Path | bytes | SourceText, words: UserWords | None = None) -> Protocol:
    """The record of one document.

    A ``Path``, and a string without line feed, name a file; bytes and strings with line feeds are the text itself.
    So is a string that is longer than the name of any file: a page that was flattened to one line.
    ``words``: words of the user that repair shall know (``lexicon.user.read_words``).

    Raises:
        ProtokollError: when the file cannot be read or holds no text.
    """
    if isinstance(path_or_text, SourceText):
        return parse_source(path_or_text, words)
    if isinstance(path_or_text, str) and ("\n" in path_or_text or len(path_or_text) > _LONGEST_PATH):
        return parse_source(read_text(path_or_text), words)
    return parse_source(read(path_or_text), words)


def parse_source(source: SourceText, words: UserWords | None = None) -> Protocol:
    """The record of a text that was read; of a text of several protocols, the first one's."""
    return extract(segment(_repaired(source, words)), generator(words))


def parse_each(source: SourceText, words: UserWords | None = None) -> Iterator[Protocol]:
    """The record of each protocol in a text that was read: one or more, in the order of the text."""
    for outline in segment_each(_repaired(source, words)):
        yield extract(outline, generator(words))


def _repaired(source: SourceText, words: UserWords | None) -> RepairedText:
    return repair(source, words=words.costs if words else None)
