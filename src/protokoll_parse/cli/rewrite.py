"""Change single values of a YAML text; everything else, comments too, stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, TypeGuard

import yaml

from protokoll_parse.cli.compare import Step

# JSON is YAML, but for these: YAML 1.1 ends lines at some and allows none of the others unescaped
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def rewritten(text: str, changes: Iterable[tuple[tuple[Step, ...], Any]]) -> str:
    """``text`` with the value at each path (keys, and places in lists from 0) replaced.

    Raises:
        KeyError: when there is no value at a path.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    places = []
    for steps, value in changes:
        node = _node_at(root, steps)
        start, end = node.start_mark.index, _end(node, text)
        # "key:" without a value needs the space; a block list may stand at its key's own column, where no value may
        space = " " if start == end or _is_block(node) else ""
        places.append((start, end, space + _value_text(value)))
    for start, end, value_text in sorted(places, reverse=True):
        text = text[:start] + value_text + text[end:]
    return text


def _node_at(node: yaml.Node | None, steps: tuple[Step, ...]) -> yaml.Node:
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
        else:
            node = None
        if node is None:
            raise KeyError(step)
    if node is None:
        raise KeyError("an empty document")
    return node


def _is_block(node: yaml.Node) -> TypeGuard[yaml.CollectionNode]:
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def _end(node: yaml.Node, text: str) -> int:
    """Where a node's text ends; the marks of block nodes run on over blank lines and comments."""
    if _is_block(node):
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, text)
    start = node.start_mark.index
    return start + len(text[start : node.end_mark.index].rstrip())


def _value_text(value: Any) -> str:
    """A value on one line, as any YAML context takes it."""
    text = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
