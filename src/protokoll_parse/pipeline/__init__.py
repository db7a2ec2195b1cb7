"""The stages in order: read, repair, segment, extract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from protokoll_parse import __version__
from protokoll_parse.extract import extract
from protokoll_parse.lexicon import version
from protokoll_parse.lexicon.user import UserWords
from protokoll_parse.reading import read, read_text
from protokoll_parse.records.models import Protocol
from protokoll_parse.records.provenance import Diagnostic, Generator, Source
from protokoll_parse.repair.stage import repair
from protokoll_parse.segment import segment, segment_each
from protokoll_parse.text import RepairedText, SourceText

__all__ = ["failed_record", "parse", "parse_each", "parse_source"]


def parse(path_or_text: str | Path | bytes | SourceText, words: UserWords | None = None) -> Protocol:
    """The record of one document.

    A ``Path``, and a string without line feed, name a file; bytes and strings with line feeds are the text itself.
    ``words``: words of the user that repair shall know (``lexicon.user.read_words``).

    Raises:
        ProtokollError: when the file cannot be read or holds no text.
    """
    if isinstance(path_or_text, SourceText):
        return parse_source(path_or_text, words)
    if isinstance(path_or_text, str) and "\n" in path_or_text:
        return parse_source(read_text(path_or_text), words)
    return parse_source(read(path_or_text), words)


def parse_source(source: SourceText, words: UserWords | None = None) -> Protocol:
    """The record of a text that was read; of a text of several protocols, the first one's."""
    return extract(segment(_repaired(source, words)), _generator(words))


def parse_each(source: SourceText, words: UserWords | None = None) -> Iterator[Protocol]:
    """The record of each protocol in a text that was read: one or more, in the order of the text."""
    for outline in segment_each(_repaired(source, words)):
        yield extract(outline, _generator(words))


def failed_record(
    name: str, code: str, message: str, sha256: str | None = None, words: UserWords | None = None
) -> Protocol:
    """The small record of a document that could not be read."""
    return Protocol(
        status="failed",
        generator=_generator(words),
        source=Source(name=name, sha256=sha256, pages=0),
        diagnostics=[Diagnostic(code=code, severity="error", message=message)],
    )


def _repaired(source: SourceText, words: UserWords | None) -> RepairedText:
    return repair(source, words=words.costs if words else None)


def _generator(words: UserWords | None) -> Generator:
    return Generator(version=__version__, lexicon=version(), settings=words.settings if words else {})
