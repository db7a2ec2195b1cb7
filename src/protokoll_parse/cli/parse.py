"""``parse``: minutes to records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from protokoll_parse.cli.documents import reason, record_of, record_of_unreadable
from protokoll_parse.cli.output import make_folder, protected_stdout, refuse_to_overwrite, write_file
from protokoll_parse.cli.verbosity import Verbosity
from protokoll_parse.emit import Format, stream, to_text
from protokoll_parse.errors import FindingsError, InputError, UsageError

if TYPE_CHECKING:
    from protokoll_parse.lexicon.user import UserWords
    from protokoll_parse.records import Protocol


def parse_files(
    inputs: list[str], form: Format, output: str, source_name: str | None, lexicons: list[Path], verbosity: Verbosity
) -> None:
    """Parse ``inputs`` one at a time and write each record before the next input is read.

    Raises:
        FileError: when the user's words cannot be read.
        FindingsError: when documents failed; their small records were written, too.
        InputError: when the only input cannot be read; nothing was written.
        OutputError: when a record cannot be written.
        UsageError: when options and inputs do not fit together.
    """
    from protokoll_parse.cli.project import user_words

    if len(inputs) > 1 and source_name is not None:
        raise UsageError("--source-name names one input; there are several")
    if inputs.count("-") > 1:
        raise UsageError("standard input (-) can be read only once")
    words = user_words(lexicons)
    targets = None if output == "-" else _targets(inputs, Path(output), form)
    failed: list[str] = []
    with protected_stdout() as write:
        records = _records(inputs, source_name, words, failed, verbosity)
        if targets is not None:
            for target, record in zip(targets, records, strict=True):
                write_file(target, to_text(record, form))
        elif len(inputs) == 1:
            write(to_text(next(records), form))
        else:
            for piece in stream(records, form):
                write(piece)
    if failed:
        raise FindingsError("\n  ".join([f"{len(failed)} of {len(inputs)} documents failed:", *failed]))


def _records(
    inputs: list[str], name: str | None, words: UserWords, failed: list[str], verbosity: Verbosity
) -> Iterator[Protocol]:
    """The record of each input in turn; those that failed are added to ``failed``, with the reason."""
    from protokoll_parse.reading import read

    for path in inputs:
        try:
            record = record_of(read(path, name=name), words, verbosity)
        except InputError as error:
            if len(inputs) == 1:
                raise
            record = record_of_unreadable(error, words)
        if record.status == "failed":
            failed.append(f"{record.source.name}: {reason(record)}")
            verbosity.detail(failed[-1])
        yield record


def _targets(inputs: list[str], output: Path, form: Format) -> list[Path]:
    """Where each record goes: into the file ``output``, or under the input's name into the folder ``output``."""
    if len(inputs) == 1 and not output.is_dir():
        targets = [output]
    elif output.exists() and not output.is_dir():
        raise UsageError(f"{output}: is a file; with several inputs, --output names a folder")
    else:
        stems = ["stdin" if path == "-" else Path(path).stem for path in inputs]
        twice = [stem for stem, count in Counter(stems).items() if count > 1]
        if twice:
            raise UsageError(f"{output}: several inputs would be written to {twice[0]}.{form}")
        make_folder(output)
        targets = [output / f"{stem}.{form}" for stem in stems]
    for target in targets:
        refuse_to_overwrite(target, inputs)
    return targets
