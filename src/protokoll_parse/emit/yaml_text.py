"""YAML that a person can read and that readers of YAML 1.1 and 1.2 understand alike."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

try:
    from yaml import CSafeDumper as _Base
except ImportError:  # PyYAML built without libyaml: slower, the same text
    from yaml import SafeDumper as _Base  # type: ignore[assignment]

_WIDTH: Final = 105  # columns; a line is broken at the first space behind them
_LONG: Final = 80  # signs; with key and indentation still short of the width, so that only blocks are ever folded

# What one version or another takes for something else than text, where PyYAML (1.1) does not quote by itself:
# y and n (1.1 as written), 0o7, 1e3, 12:30, 0123, 1_000 … A few harmless ones are quoted along with them.
_AMBIGUOUS = re.compile(r"[yn]|[-+]?\.?\d\S*", re.IGNORECASE)
# Signs that one version takes for a line end and the other does not, that are not printable, or that end no block well
_ESCAPED = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# Small things that come by the hundred and are one to the eye: they stay on one line, or two
_SPAN = frozenset(("page", "line_start", "line_end", "start", "end"))
_EVIDENCE = frozenset(("rule", "field", "span"))
_REPAIR = frozenset(("original", "replacement", "rule", "confidence", "runner_up", "needs_review", "span"))
_BOX = frozenset(("page", "left", "top", "right", "bottom"))
_WHERE = frozenset(("boxes", "confidence"))
_SMALL = (_SPAN, _SPAN | _WHERE, _SPAN | {"boxes"}, _EVIDENCE, _REPAIR, _BOX)


class _Dumper(_Base):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # the base decides; records are trees
        return True


def _style(text: str) -> str | None:
    """The scalar style: literal block, folded block, quotes, or None where the emitter may choose."""
    if _ESCAPED.search(text) or text != text.strip() or text.startswith("\t"):
        return '"' if text else "'"
    if "\n" in text:
        return "|"
    if len(text) > _LONG and "  " not in text and "\t" not in text:
        return ">"
    return "'" if _AMBIGUOUS.fullmatch(text) else None


def _text(dumper: _Dumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


def _mapping(dumper: _Dumper, data: dict[Any, Any]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=data.keys() in _SMALL)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(dict, _mapping)


def dump(data: Any) -> str:
    """``data`` (mappings, lists, strings, numbers, booleans, None) as one YAML document, keys in their order."""
    return yaml.dump(data, Dumper=_Dumper, default_flow_style=False, allow_unicode=True, width=_WIDTH, sort_keys=False)
