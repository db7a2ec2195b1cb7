"""The small records of documents that could not be read, or on which the program failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protokoll_parse import __version__
from protokoll_parse.lexicon import version
from protokoll_parse.records.models import Protocol
from protokoll_parse.records.provenance import Diagnostic, Generator, Source

if TYPE_CHECKING:
    from protokoll_parse.errors import InputError
    from protokoll_parse.lexicon.user import UserWords
    from protokoll_parse.text import SourceText


def generator(words: UserWords | None) -> Generator:
    """What the record says of the program that made it."""
    return Generator(version=__version__, lexicon=version(), settings=words.settings if words else {})


def failed_record(
    name: str, code: str, message: str, sha256: str | None = None, words: UserWords | None = None
) -> Protocol:
    """The small record of a document that failed for the reason ``message``, whose stable name is ``code``."""
    return Protocol(
        status="failed",
        generator=generator(words),
        source=Source(name=name, sha256=sha256, pages=0),
        diagnostics=[Diagnostic(code=code, severity="error", message=message)],
    )


def unreadable_record(error: InputError, words: UserWords | None) -> Protocol:
    """The small record of an input that could not be read."""
    return failed_record(error.name, error.code, error.problem, error.sha256, words)


def fault_record(source: SourceText, error: Exception, words: UserWords | None) -> Protocol:
    """The small record of a text on which the program itself failed."""
    message = f"the program failed on this text ({type(error).__name__}: {error}); please report it"
    return failed_record(source.name, "internal-error", message, source.sha256, words)


def reason(record: Protocol) -> str:
    """Why a ``failed`` record failed."""
    return "; ".join(entry.message for entry in record.diagnostics if entry.severity == "error") or "no reason is known"
