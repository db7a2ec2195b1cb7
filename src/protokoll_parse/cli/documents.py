"""One input, one record, whatever happens."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from typing import TYPE_CHECKING

from protokoll_parse.cli.verbosity import Verbosity
from protokoll_parse.errors import ProtokollError

if TYPE_CHECKING:
    from protokoll_parse.lexicon.user import UserWords
    from protokoll_parse.records import Protocol
    from protokoll_parse.text import SourceText


def records_of(
    source: SourceText, words: UserWords, verbosity: Verbosity, *, split: bool = False
) -> Iterator[Protocol]:
    """The record of a text that was read, with ``split`` that of each protocol in it.

    When the program itself fails on the text, what remains of it is a ``failed`` record.

    Raises:
        ProtokollError: when the trouble is not this document's (a component is missing).
    """
    from protokoll_parse import pipeline
    from protokoll_parse.pipeline.failures import fault_record

    try:
        for record in pipeline.parse_each(source, words) if split else [pipeline.parse_source(source, words)]:
            _tell(record, verbosity)
            yield record
    except ProtokollError:
        raise
    except Exception as error:  # a fault of the program must not cost the user the other documents
        verbosity.detail("".join(traceback.format_exception(error)).rstrip())
        yield fault_record(source, error, words)


def _tell(record: Protocol, verbosity: Verbosity) -> None:
    name = record.source.name
    verbosity.detail(f"{name}: {record.status}, {len(record.items)} items")
    for diagnostic in record.diagnostics:
        where = f":{diagnostic.span.line_start}" if diagnostic.span else ""
        verbosity.detail(f"{name}{where}: {diagnostic.severity}: {diagnostic.message} [{diagnostic.code}]")
