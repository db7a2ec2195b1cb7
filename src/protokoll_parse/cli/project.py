"""The project file ``protokoll-parse.toml``, and the words that it and the command line name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from protokoll_parse.errors import FileError, UsageError
from protokoll_parse.lexicon.user import UserWords, read_words

PROJECT_FILE = "protokoll-parse.toml"


def user_words(files: Sequence[Path]) -> UserWords:
    """The words of the project file's lists and of ``files`` together.

    Raises:
        FileError: when a file cannot be read.
        UsageError: when the project file or a list is not what it should be.
    """
    project = _project_file()
    return read_words([*(_lexicons(project) if project else ()), *files])


def _project_file() -> Path | None:
    """The nearest project file, from the working directory upwards."""
    try:
        here = Path.cwd()
    except OSError:  # the working directory was deleted
        return None
    return next((path for folder in (here, *here.parents) if (path := folder / PROJECT_FILE).is_file()), None)


def _lexicons(project: Path) -> list[Path]:
    data = _load(project)
    for key in data.keys() - {"lexicon"}:
        raise UsageError(f"{project}: there is no setting {key!r}; the only one is lexicon")
    names = data.get("lexicon", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise UsageError(f'{project}: lexicon must be a list of files, as in lexicon = ["local-words.txt"]')
    return [project.parent / name for name in names]


def _load(project: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(project.read_text("utf-8-sig"))
    except OSError as error:
        raise FileError(f"{project}: cannot be read: {error.strerror}") from error
    except ValueError as error:  # no TOML, or no UTF-8
        raise UsageError(f"{project}: is no TOML: {error}") from error
