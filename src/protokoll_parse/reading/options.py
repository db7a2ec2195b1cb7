"""What the user may say of an input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "alto", "hocr", "page", "tsv", "docx", "pdf", "image", "zip"]
Reocr = Literal["auto", "never", "always"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says of the input.

    ``encoding``: of text. ``input_format``: what kind of file it is, whatever it looks like. ``reocr``: whether page
    images that have a text layer are read anew: where that layer was made with the wrong language, never, or always.
    ``pages_at_once``: how many page images of a document are read side by side; None: as many as there are processors.
    """

    encoding: str | None = None
    input_format: Kind | None = None
    reocr: Reocr = "auto"
    pages_at_once: int | None = None
