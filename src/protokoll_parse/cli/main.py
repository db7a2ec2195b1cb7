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
from protokoll_parse.cli import interrupts
from protokoll_parse.cli.options import (
    EncodingOption,
    EngineOption,
    FilesFromOption,
    GlobOption,
    InputFormatOption,
    InputsArgument,
    JobsOption,
    LexiconOption,
    ManyFormatOption,
    MaxMemoryOption,
    OutputFolderOption,
    OutputOption,
    ReocrOption,
    ReportFormatOption,
    ReportOption,
    SchedulerOption,
    ShardSizeOption,
    TimeoutOption,
    VerifyOption,
)
from protokoll_parse.cli.output import ReaderGoneError
from protokoll_parse.cli.verbosity import Verbosity
from protokoll_parse.emit import Format
from protokoll_parse.errors import OutputError, ProtokollError, UsageError
from protokoll_parse.reading.options import Options

_INTERRUPTED = 130

app = typer.Typer(
    name="protokoll-parse",
    help="Swedish meeting minutes (protokoll) from OCR text to validated records.",
    rich_markup_mode=None,  # with rich markup, help takes twice the time to start
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
def batch(
    ctx: typer.Context,
    inputs: InputsArgument = None,
    output: OutputFolderOption = None,
    files_from: FilesFromOption = None,
    glob: GlobOption = None,
    form: ManyFormatOption = "yaml",
    shard_size: ShardSizeOption = 1000,
    gzip: Annotated[bool, typer.Option("--gzip", help="Pack the files that are written.")] = False,
    jobs: JobsOption = 0,
    engine: EngineOption = "local",
    scheduler: SchedulerOption = None,
    timeout: TimeoutOption = 3600,
    max_memory: MaxMemoryOption = None,
    force: Annotated[bool, typer.Option("--force", help="Do everything anew.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Do only what failed.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be done, and why.")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first document that fails.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 though documents failed.")] = False,
    report: ReportOption = None,
    report_format: ReportFormatOption = "json-lines",
    verify: VerifyOption = None,
    encoding: EncodingOption = None,
    input_format: InputFormatOption = None,
    reocr: ReocrOption = "auto",
    lexicon: LexiconOption = None,
) -> None:
    """Many minutes to records, in a folder that knows what was done.

    Run again, it does what is new, changed, failed, or made by another version. Every input has a row in
    manifest.sqlite in the output folder.
    """
    from protokoll_parse.batch.values import Layout
    from protokoll_parse.batch.worker import Limits
    from protokoll_parse.cli.batch import Wishes, batch_inputs, verify_outputs

    if verify is not None:
        if inputs or files_from or output:
            raise UsageError("--verify FOLDER takes no inputs and no --output")
        verify_outputs(verify, ctx.obj)
        return
    if output is None:
        raise UsageError("--output names the folder to write to")
    if force and retry_failed:
        raise UsageError("--force and --retry-failed contradict each other")
    batch_inputs(
        Wishes(
            inputs=inputs or [],
            files_from=files_from,
            globs=glob or [],
            out=output,
            layout=Layout(form, gzip, shard_size if form == "ndjson" else None),
            options=Options(encoding, input_format, reocr),
            lexicons=lexicon or [],
            mode="force" if force else "retry-failed" if retry_failed else "needed",
            dry_run=dry_run,
            jobs=jobs,
            limits=Limits(timeout or None, max_memory),
            fail_fast=fail_fast,
            exit_zero=exit_zero,
            report=report,
            report_format=report_format,
            engine=engine,
            scheduler=scheduler,
        ),
        ctx.obj,
    )


@app.command()
def check(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS...", help="Fixtures (X.txt), or folders of them.")],
    update: Annotated[bool, typer.Option("--update", help="Write what was found into the expected records.")] = False,
    jobs: JobsOption = 1,
    report: ReportOption = None,
    report_format: ReportFormatOption = "json-lines",
    lexicon: LexiconOption = None,
) -> None:
    """Check that fixtures parse, validate and match their expected records.

    The fixture X.txt may have an X.expected.yaml beside it: every field stated there must be equal in the record.
    known_failures.yaml beside the fixtures lists what is known to fail.
    """
    from protokoll_parse.cli.check import Wishes, check_paths

    check_paths(paths, Wishes(update, lexicon or [], jobs, report, report_format), ctx.obj)


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
    if args is None:
        interrupts.install()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # else it is closed
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        return _run(args)
    except ReaderGoneError:
        return 0
    except KeyboardInterrupt:
        if args is None:
            interrupts.leave()
        return _INTERRUPTED
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
        if end.code == _INTERRUPTED:
            raise KeyboardInterrupt from end
        code = end.code if isinstance(end.code, int) else 0
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _say(error: Exception) -> None:
    if sys.stderr is not None:
        try:
            print(f"protokoll-parse: {error}", file=sys.stderr)  # noqa: T201
        except OSError:  # nobody reads it; the exit code still tells
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
