"""From the text as read to the text as it was: lost å, ä, ö and the like, as explained edits.

The package can be called: ``protokoll_parse.repair(text)`` is ``protokoll_parse.repair.stage.repair(text)``. A function
of this name in the parent package would be replaced by this module at its first import.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from protokoll_parse.repair.settings import Settings
    from protokoll_parse.text import RepairedText, SourceText


class _CallablePackage(ModuleType):
    def __call__(
        self, text: str | SourceText, settings: Settings | None = None, words: Mapping[str, float] | None = None
    ) -> RepairedText:
        from protokoll_parse.repair.settings import EVERYTHING
        from protokoll_parse.repair.stage import repair

        return repair(text, settings or EVERYTHING, words)


sys.modules[__name__].__class__ = _CallablePackage
