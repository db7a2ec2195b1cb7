"""The commands and their options, and the way from an exception to an exit code.

Everything but typer is imported inside the commands: ``--version`` and ``--help`` stay fast.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from protokoll_parse import __version__
from protokoll_parse.cli.output import ReaderGoneError
from protokoll_parse.cli.verbosity import Verbosity
from protokoll_parse.emit import Format
from protokoll_parse.errors import OutputError, ProtokollError, UsageError
from protokoll_parse.reading.options import Kind, Options, Reocr

app = typer.Typer(
    name="protokoll-parse",
    help="Swedish meeting minutes (protokoll) from OCR text to validated records.",
    rich_markup_mode=None,  # with rich markup, help takes twice the time to start
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

OutputOption = Annotated[
    str, typer.Option("--output", "-o", metavar="PATH", help="Where to write; - is standard output.")
]

EncodingOption = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help="Encoding of the input, where it is not found rightly.")
]

InputFormatOption = Annotated[
    Kind | None, typer.Option("--input-format", help="Kind of file, where it is not found rightly.")
]

ReocrOption = Annotated[
    Reocr, typer.Option("--reocr", help="Read scans anew that have a text layer: auto, where it has the wrong letters.")
]

LexiconOption = Annotated[
    list[Path] | None,
    typer.Option("--lexicon", "-l", metavar="FILE", help="Words that repair shall know; may be given several times."),
]


@app.callback(invoke_without_command=True)
def _global(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version (with -v the language data's) and exit.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more on standard error.")] = False,
) -> None:
    if quiet and verbose:
        raise UsageError("--quiet and --verbose contradict each other")
    ctx.obj = Verbosity(quiet, verbose)
    if version:
        typer.echo(f"protokoll-parse {__version__}")
        if verbose:
            from protokoll_parse import lexicon

            typer.echo(f"lexicon {lexicon.version()}, counted from")
            for source in lexicon.provenance()["sources"]:
                typer.echo(f"  {source['name']}: {source['tokens_counted']} words")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help(), err=True)
        raise typer.Exit(UsageError.exit_code)


@app.command()
def parse(
    ctx: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILES...", help="Minutes; a folder of page files is one document; - is standard input."
        ),
    ],
    form: Annotated[Format, typer.Option("--format", "-f", help="Form of the records.")] = "yaml",
    output: OutputOption = "-",
    source_name: Annotated[
        str | None, typer.Option(metavar="NAME", help="How the record calls its source (one input only).")
    ] = None,
    split: Annotated[
        bool, typer.Option("--split", help="Give each protocol of a file that holds several a record of its own.")
    ] = False,
    encoding: EncodingOption = None,
    input_format: InputFormatOption = None,
    reocr: ReocrOption = "auto",
    lexicon: LexiconOption = None,
) -> None:
    """Minutes to records.

    One input gives one record, several inputs and --split give a YAML stream, a JSON array or NDJSON lines; with
    --output, they give a file each in that folder.
    """
    from protokoll_parse.cli.parse import parse_files

    options = Options(encoding, input_format, reocr)
    parse_files(files, form, output, source_name, lexicon or [], ctx.obj, options, split=split)


@app.command()
def repair(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Text from OCR; - is standard input.")],
    edits: Annotated[bool, typer.Option("--edits", help="Give the edits as NDJSON instead of the text.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show the edits to a person instead of the text.")] = False,
    encoding: EncodingOption = None,
    input_format: InputFormatOption = None,
    reocr: ReocrOption = "auto",
    lexicon: LexiconOption = None,
    output: OutputOption = "-",
) -> None:
    """OCR text to repaired text: lost å, ä, ö and the like, line by line."""
    from protokoll_parse.cli.repair import repair_file

    options = Options(encoding, input_format, reocr)
    repair_file(file, edits=edits, diff=diff, lexicons=lexicon or [], output=output, options=options)


@app.command()
def check(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS...", help="Fixtures (X.txt), or folders of them.")],
    update: Annotated[bool, typer.Option("--update", help="Write what was found into the expected records.")] = False,
    lexicon: LexiconOption = None,
) -> None:
    """Check that fixtures parse, validate and match their expected records.

    The fixture X.txt may have an X.expected.yaml beside it: every field stated there must be equal in the record.
    known_failures.yaml beside the fixtures lists what is known to fail.
    """
    from protokoll_parse.cli.check import check_paths

    check_paths(paths, update=update, lexicons=lexicon or [], verbosity=ctx.obj)


@app.command()
def explain(
    rules: Annotated[list[str] | None, typer.Argument(metavar="[RULES]...", help="Ids as in a record: DEC003.")] = None,
) -> None:
    """Say what a rule does, with an example; without an id, list them all."""
    from protokoll_parse.cli.explain import explain_rules

    explain_rules(rules or [])


@app.command()
def schema() -> None:
    """Print the JSON Schema of the records."""
    import json

    from protokoll_parse.cli.output import protected_stdout
    from protokoll_parse.records import json_schema

    with protected_stdout() as write:
        write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")


def main(args: list[str] | None = None) -> int:
    """Run the command line; gives the exit code (docs/cli.md)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # else it is closed
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        return _run(args)
    except ReaderGoneError:
        return 0
    except KeyboardInterrupt:
        return 130
    except ProtokollError as error:
        _say(error)
        return error.exit_code
    except OSError as error:  # the commands report their own; what is left is help that cannot be printed
        # what is still in the buffer goes nowhere; without this, Python complains when it shuts down
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if isinstance(error, BrokenPipeError):
            return 0
        _say(error)
        return OutputError.exit_code


def _run(args: list[str] | None) -> int:
    try:
        app(args, prog_name="protokoll-parse")
        code = 0
    except SystemExit as end:  # typer's way to end: 2 after wrong use, 130 after an interrupt
        code = end.code if isinstance(end.code, int) else 0
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _say(error: Exception) -> None:
    if sys.stderr is not None:
        print(f"protokoll-parse: {error}", file=sys.stderr)  # noqa: T201
