"""What a reader raises; ``source`` says of which input."""

from __future__ import annotations

import importlib
from types import ModuleType

from protokoll_parse.errors import MissingComponentError


class ReadingError(Exception):
    """A file that cannot be read, or only in part.

    ``code`` is one of the ``input-…`` codes of ``read``; ``problem`` goes on after the file's name: what is wrong, and
    what to do.
    """

    def __init__(self, code: str, problem: str) -> None:
        super().__init__(problem)
        self.code = code
        self.problem = problem


def component(module: str, extra: str, purpose: str) -> ModuleType:
    """The module of a component that is installed on demand.

    Raises:
        MissingComponentError: when it is not there; says how to get it.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        name = module.partition(".")[0]
        raise MissingComponentError(
            f"{purpose} needs {name}, which is not installed: pip install 'protokoll-parse[{extra}]'"
        ) from error
