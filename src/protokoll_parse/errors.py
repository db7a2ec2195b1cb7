"""What can go wrong, as one tree; the exit code sits on the class and is a published contract (docs/cli.md).

    ProtokollError              1
    ├── FindingsError           1   documents failed, or a check found something
    ├── UsageError              2   wrong use or configuration
    ├── MissingComponentError   3   something that must be installed first
    └── FileError               5
        ├── InputError              an input cannot be read, or is no text
        └── OutputError             an output cannot be written

The library raises, the command line maps. 0 is success, 130 is an interrupt from the keyboard.
"""

from __future__ import annotations

from typing import ClassVar


class ProtokollError(Exception):
    """Root of the tree. The message is a sentence for people: what is wrong with which file, and what to do."""

    exit_code: ClassVar[int] = 1


class FindingsError(ProtokollError):
    """The work was done, but documents failed or a check found something; each was named when it was seen."""


class UsageError(ProtokollError):
    """Options or configuration that make no sense."""

    exit_code: ClassVar[int] = 2


class MissingComponentError(ProtokollError):
    """A component that is needed is not installed; the message says how to get it."""

    exit_code: ClassVar[int] = 3


class FileError(ProtokollError):
    """Reading or writing failed."""

    exit_code: ClassVar[int] = 5


class InputError(FileError):
    """An input that cannot be read or is no text.

    ``code`` is stable and becomes the diagnostic of the failed record; ``name`` is the input's name as given;
    ``sha256`` is the digest of its bytes in hex, None when there were none to read.
    """

    def __init__(self, code: str, name: str, problem: str, sha256: str | None = None) -> None:
        super().__init__(f"{name}: {problem}")
        self.code = code
        self.name = name
        self.problem = problem
        self.sha256 = sha256


class OutputError(FileError):
    """An output cannot be written."""
