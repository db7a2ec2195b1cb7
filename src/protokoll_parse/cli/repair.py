"""``repair``: OCR text to repaired text, or to the edits that lead there."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from protokoll_parse.cli.output import files_of, protected_stdout, refuse_to_overwrite
from protokoll_parse.errors import UsageError
from protokoll_parse.files import write_file

if TYPE_CHECKING:
    from rich.text import Text

    from protokoll_parse.reading import Options
    from protokoll_parse.text import Edit, RepairedText


def repair_file(path: str, *, edits: bool, diff: bool, lexicons: list[Path], output: str, options: Options) -> None:
    """Write the repaired text of ``path``, or its edits for a program or for a person.

    Raises:
        FileError: when the user's words cannot be read.
        InputError: when the input cannot be read.
        OutputError: when the result cannot be written.
        UsageError: when options contradict each other, or the output is the input.
    """
    from protokoll_parse.cli.project import user_words
    from protokoll_parse.reading import read_with
    from protokoll_parse.repair.stage import repair

    if edits and diff:
        raise UsageError("--edits and --diff contradict each other")
    if output != "-":
        refuse_to_overwrite(Path(output), files_of([path]))
    words = user_words(lexicons)
    colour = output == "-" and _shows_colour()
    with protected_stdout() as write:
        repaired = repair(read_with(path, None, options), words=words.costs)
        if diff:
            text = _coloured(_diff(repaired)) if colour else "".join(f"{line.plain}\n" for line in _diff(repaired))
        elif edits:
            text = "".join(_edit_line(edit, repaired) for edit in repaired.edits)
        else:
            text = repaired.text
        write(text) if output == "-" else write_file(Path(output), text)


def _edit_line(edit: Edit, repaired: RepairedText) -> str:
    """One edit on one line, in the shape of the record's ``repairs``."""
    position = repaired.source.position(edit.span)
    entry = {
        "original": edit.original,
        "replacement": edit.replacement,
        "rule": edit.rule,
        "confidence": edit.confidence,
        "runner_up": edit.runner_up,
        "needs_review": edit.needs_review,
        "span": {
            "page": position.page,
            "line_start": position.line_start,
            "line_end": position.line_end,
            "start": edit.span.start,
            "end": edit.span.end,
        },
    }
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n"


def _shows_colour() -> bool:
    """Whether standard output is a terminal whose user did not ask for no colour (no-color.org)."""
    return (
        sys.stdout is not None
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


def _diff(repaired: RepairedText) -> Iterator[Text]:
    """The changed lines, before and after, each with its edits below it."""
    from rich.text import Text

    source = repaired.source
    before, after = source.text.split("\n"), repaired.text.split("\n")
    for number, group in groupby(repaired.edits, key=lambda edit: source.line_of(edit.span.start)):
        edits = list(group)
        start = source.line_starts[number - 1]
        yield Text.assemble((f"{number:5} - ", "dim"), *_marked(before[number - 1], edits, start, after=False))
        yield Text.assemble((f"{'':5} + ", "dim"), *_marked(after[number - 1], edits, start, after=True))
        for edit in edits:
            runner_up = "" if edit.runner_up is None else f", else {_shown(edit.runner_up)}"
            yield Text.assemble(
                (f"{'':8}{_shown(edit.original)} → {_shown(edit.replacement)}", ""),
                (f"  {edit.rule} {edit.confidence:.2f}{runner_up}", "dim"),
                ("  needs review" if edit.needs_review else "", "yellow"),
            )


def _marked(line: str, edits: list[Edit], start: int, *, after: bool) -> Iterator[tuple[str, str]]:
    """Pieces of a line with their styles; ``start`` is the offset of the line in the original."""
    at = shift = 0
    style = "bold green" if after else "bold red"
    for edit in edits:
        here = edit.span.start - start + (shift if after else 0)
        word = edit.replacement if after else edit.original
        yield _shown(line[at:here]), ""
        yield _shown(word), style
        at = here + len(word)
        shift += len(edit.replacement) - len(edit.original)
    yield _shown(line[at:]), ""


def _shown(text: str) -> str:
    """Text as a terminal may get it: control characters could move its cursor."""
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in text)


def _coloured(lines: Iterator[Text]) -> str:
    from rich.console import Console

    console = Console(force_terminal=True, highlight=False, soft_wrap=True, legacy_windows=False)
    with console.capture() as capture:
        for line in lines:
            console.print(line)
    return capture.get()
