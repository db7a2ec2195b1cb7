"""Writing the packaged file; the layout is described in ``protokoll_parse.lexicon.store``."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from struct import pack

from lexicon_words import Words

from protokoll_parse.lexicon.skeleton import skeleton
from protokoll_parse.lexicon.store import CAPITAL_SHARE, FORMAT, HEADER, MAGIC, NEVER, SECTION, STEP, bucket_of

GRAMS_A_BUCKET = 4
SKELETONS_A_BUCKET = 2


def quantised(cost: float | None) -> int:
    """A cost as one byte."""
    return NEVER if cost is None else max(0, min(NEVER - 1, round(cost * STEP)))


def _bits(items: int, a_bucket: int) -> int:
    return max(1, (max(1, items // a_bucket) - 1).bit_length())


def grams(table: Mapping[str, float], tag: str) -> dict[str, bytes]:
    """The three sections of an n-gram table."""
    bits = _bits(len(table), GRAMS_A_BUCKET)
    rows = sorted((*bucket_of(key.encode(), bits), quantised(cost)) for key, cost in table.items())
    index = [0] * ((1 << bits) + 1)
    for bucket, _, _ in rows:
        index[bucket + 1] += 1
    for i in range(1, len(index)):
        index[i] += index[i - 1]
    return {
        f"{tag}IDX": pack(f"<{len(index)}I", *index),
        f"{tag}FPR": pack(f"<{len(rows)}H", *(fingerprint for _, fingerprint, _ in rows)),
        f"{tag}VAL": bytes(cost for _, _, cost in rows),
    }


def words(table: Words, backoff: Mapping[str, float]) -> dict[str, bytes]:
    """The two sections of the word table."""
    everything = sorted({*table.weight, *table.modifiers, *table.heads, *table.kinds})
    keys: dict[str, list[str]] = defaultdict(list)
    for word in everything:
        keys[skeleton(word)].append(word)
    bits = _bits(len(keys), SKELETONS_A_BUCKET)
    groups: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, members in sorted(keys.items()):
        bucket, fingerprint = bucket_of(key.encode(), bits)
        groups[bucket][fingerprint & 0xFF] += members
    data = bytearray()
    index: list[int] = []
    for bucket in range(1 << bits):
        index.append(len(data))
        for fingerprint, members in sorted(groups.get(bucket, {}).items()):
            values = b"".join(_values(word, table, backoff) for word in members)
            group = "\n".join(members).encode() + values + bytes([len(members)])
            data += pack("<BH", fingerprint, len(group)) + group
    index.append(len(data))
    return {"WIDX": pack(f"<{len(index)}I", *index), "WDAT": bytes(data)}


def _values(word: str, table: Words, backoff: Mapping[str, float]) -> bytes:
    return bytes(
        [
            quantised(table.cost(word)),
            quantised(table.modifiers.get(word)),
            quantised(table.heads.get(word)),
            quantised(backoff.get(word, 0.0)),
            round(table.capital.get(word, 0.0) * CAPITAL_SHARE) | table.kinds.get(word, 0),
        ]
    )


def packed(sections: Mapping[str, bytes], meta: Mapping[str, object]) -> bytes:
    """The whole file."""
    everything = {"META": json.dumps(meta, sort_keys=True, ensure_ascii=False).encode(), **sections}
    start = HEADER.size + len(everything) * SECTION.size
    directory, body = bytearray(HEADER.pack(MAGIC, FORMAT, len(everything))), bytearray()
    for tag, section in everything.items():
        body += b"\0" * (-(start + len(body)) % 8)  # so that numbers are aligned in memory
        directory += SECTION.pack(tag.encode(), start + len(body), len(section))
        body += section
    return bytes(directory + body)
