"""``parse``: minutes to records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from protokoll_parse.cli.documents import records_of
from protokoll_parse.cli.output import Files, files_of, protected_stdout, refuse_to_overwrite
from protokoll_parse.cli.verbosity import Verbosity
from protokoll_parse.emit import Format, stream, to_text
from protokoll_parse.errors import FindingsError, InputError, UsageError
from protokoll_parse.files import make_folder, write_file
from protokoll_parse.reading.options import Options

if TYPE_CHECKING:
    from protokoll_parse.lexicon.user import UserWords
    from protokoll_parse.records import Protocol


def parse_files(
    inputs: list[str],
    form: Format,
    output: str,
    source_name: str | None,
    lexicons: list[Path],
    verbosity: Verbosity,
    options: Options,
    *,
    split: bool = False,
) -> None:
    """Parse ``inputs`` one at a time and write their records before the next input is read.

    With ``split``, a file of several protocols gives a record for each.

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
    files = files_of(inputs)
    targets = None if output == "-" else _targets(inputs, Path(output), form, split)
    for target in targets or ():
        refuse_to_overwrite(target, files)
    failed: list[str] = []
    with protected_stdout() as write:
        documents = _documents(inputs, source_name, options, words, failed, verbosity, split)
        if targets is not None:
            for target, records in zip(targets, documents, strict=True):
                _write(target, records, files, form, split)
        elif len(inputs) == 1 and not split:
            write(to_text(next(chain.from_iterable(documents)), form))
        else:
            for piece in stream(chain.from_iterable(documents), form):
                write(piece)
    if failed:
        raise FindingsError("\n  ".join([f"{len(failed)} of {len(inputs)} documents failed:", *failed]))


def _documents(
    inputs: list[str],
    name: str | None,
    options: Options,
    words: UserWords,
    failed: list[str],
    verbosity: Verbosity,
    split: bool,
) -> Iterator[Iterator[Protocol]]:
    """The records of each input in turn; inputs that failed are added to ``failed``, with the reason."""

    from protokoll_parse.pipeline.failures import reason

    def noted(records: Iterable[Protocol]) -> Iterator[Protocol]:
        for record in records:
            if record.status == "failed":
                failed.append(f"{record.source.name}: {reason(record)}")
                verbosity.detail(failed[-1])
            yield record

    from protokoll_parse.pipeline.failures import unreadable_record
    from protokoll_parse.reading import read_with

    for path in inputs:
        try:
            source = read_with(path, name, options)
        except InputError as error:
            if len(inputs) == 1:
                raise
            yield noted([unreadable_record(error, words)])
        else:
            yield noted(records_of(source, words, verbosity, split=split))


def _write(target: Path, records: Iterator[Protocol], files: Files, form: Format, split: bool) -> None:
    """Write the record into the file ``target``; with ``split``, each into one of its own with its number behind."""
    for number, record in enumerate(records, 1):
        path = target.with_name(f"{target.stem}-{number}{target.suffix}") if split else target
        refuse_to_overwrite(path, files)
        write_file(path, to_text(record, form))


def _targets(inputs: list[str], output: Path, form: Format, split: bool) -> list[Path]:
    """Where each record goes: into the file ``output``, or under the input's name into the folder ``output``."""
    if len(inputs) == 1 and not split and not output.is_dir():
        targets = [output]
    elif output.exists() and not output.is_dir():
        raise UsageError(f"{output}: is a file; with several inputs or --split, --output names a folder")
    else:
        stems = ["stdin" if path == "-" else Path(path).stem for path in inputs]
        twice = [stem for stem, count in Counter(stems).items() if count > 1]
        if twice:
            raise UsageError(f"{output}: several inputs would be written to {twice[0]}.{form}")
        make_folder(output)
        targets = [output / f"{stem}.{form}" for stem in stems]
    return targets
