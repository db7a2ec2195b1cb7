"""The options that commands share, and those of the command that has most."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from protokoll_parse.cli.output import ReportFormat
from protokoll_parse.emit import Format
from protokoll_parse.reading.options import Kind, Reocr

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

JobsOption = Annotated[
    int, typer.Option("--jobs", "-j", min=0, metavar="N", help="How many at once; 0: as many as there are cores.")
]

ReportOption = Annotated[
    str | None, typer.Option("--report", metavar="FILE", help="Write a report; - is standard output.")
]

ReportFormatOption = Annotated[ReportFormat, typer.Option("--report-format", help="Form of the report.")]

# of batch alone
InputsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[INPUTS]...", help="Files, and folders with all below them.")
]

OutputFolderOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FOLDER", help="The folder to write to.")
]

FilesFromOption = Annotated[
    str | None, typer.Option(metavar="FILE", help="A list of inputs, one a line; - is standard input.")
]

GlobOption = Annotated[
    list[str] | None,
    typer.Option("--glob", metavar="GLOB", help="Which files in folders; may be given several times."),
]

ManyFormatOption = Annotated[
    Format, typer.Option("--format", "-f", help="A file for each record, or with ndjson files of many lines.")
]

ShardSizeOption = Annotated[int, typer.Option(min=1, metavar="N", help="Records in a file of ndjson.")]

EngineOption = Annotated[
    Literal["local", "dask"], typer.Option(help="Who does the work: this machine, or a Dask cluster.")
]

SchedulerOption = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Of the Dask cluster; without it, one is started here.")
]

TimeoutOption = Annotated[
    float, typer.Option(min=0, metavar="SECONDS", help="How long a document may take; 0: as long as it does.")
]

MaxMemoryOption = Annotated[
    int | None, typer.Option(min=1, metavar="MB", help="How much address space a worker may have.")
]

VerifyOption = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="Only look whether the outputs are as they were written.")
]
