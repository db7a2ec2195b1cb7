"""Ways to harm a file: of all formats alike, of markup, of tables, of packages, and of images."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random

from lxml import etree

from protokoll_parse.reading.options import Kind

LARGEST = 250_000  # bytes of a mutated input: harm, not size, is what is tried

Mutation = Callable[[bytes, Random, Sequence[bytes]], bytes]
"""Takes a file, chance, and files of all formats to take parts from; gives the harmed file."""

_INTERESTING = (
    b"\x00",
    b"\xff",
    b"\x7f",
    b"\x80",
    b"\r",
    b"\n",
    b"\t",
    b"\x1b",
    b"<",
    b"&",
    b'"',
    b"\xc3",
    b"\xed\xa0\x80",
)
_NUMBERS = (
    "0",
    "-1",
    "1",
    "65536",
    "2147483648",
    "-2147483649",
    "9" * 30,
    "1e308",
    "1e999",
    "nan",
    "-inf",
    "",
    "0x7f",
    "½",
    " ",
)
_TAG = re.compile(rb"<[^<>!?]{1,4000}>")
_ATTRIBUTE = re.compile(rb"""\s([\w:.-]+)\s*=\s*("[^"<]*"|'[^'<]*')""")
_NUMBER = re.compile(rb"(?<=[\"' >;(])-?\d+(?:\.\d+)?")
_NAME = re.compile(rb"[A-Za-z]{3,}")


# of all formats


def flip_bits(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    harmed = bytearray(data)
    for _flip in range(rng.choice((1, 2, 8, 50))):
        if harmed:
            harmed[rng.randrange(len(harmed))] ^= 1 << rng.randrange(8)
    return bytes(harmed)


def insert_bytes(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    at = rng.randint(0, len(data))
    return data[:at] + rng.choice(_INTERESTING) * rng.choice((1, 2, 100)) + data[at:]


def truncate(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    return data[: rng.randint(0, len(data))]


def remove_part(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    start, end = _slice(data, rng)
    return data[:start] + data[end:]


def repeat_part(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    start, end = _slice(data, rng)
    part = data[start:end]
    times = min(rng.choice((2, 3, 50, 2000)), LARGEST // max(1, len(part)))
    return data[:start] + part * times + data[end:]


def splice(data: bytes, rng: Random, others: Sequence[bytes]) -> bytes:
    """The beginning of this file and the end of another one, or another's part in the middle."""
    other = rng.choice(others)
    at, there = rng.randint(0, len(data)), rng.randint(0, len(other))
    tail = b"" if rng.random() < 0.5 else data[at:]
    return data[:at] + other[there : there + 4000] + tail


def _slice(data: bytes, rng: Random) -> tuple[int, int]:
    start = rng.randint(0, len(data))
    return start, min(len(data), start + rng.choice((1, 10, 100, 1000, 10_000)))


# of markup


def change_number(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    return _replace_one(data, _NUMBER, rng, rng.choice(_NUMBERS).encode())


def drop_attribute(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    return _replace_one(data, _ATTRIBUTE, rng, b"")


def empty_attribute(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    value = rng.choice((b"", b"x" * 100_000, b"&#0;", b"&#xD800;", b"&e9;", b"\xff", b"../../etc/passwd"))
    return _replace_one(data, _ATTRIBUTE, rng, b' \\1="' + value + b'"')


def drop_tag(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    return _replace_one(data, _TAG, rng, b"")


def nest_deeply(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    """An element within itself, over and over."""
    found = _one(data, _TAG, rng)
    if found is None:
        return data
    name = re.match(rb"</?([\w:.-]+)", found[0])
    if name is None:
        return data
    depth = rng.choice((30, 300, 3000, 30_000))
    opened, closed = b"<" + name[1] + b">", b"</" + name[1] + b">"
    return data[: found.end()] + opened * depth + closed * rng.choice((0, depth)) + data[found.end() :]


def repeat_tag(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    found = _one(data, _TAG, rng)
    return (
        data
        if found is None
        else data[: found.end()] + found[0] * rng.choice((1, 20_000 // len(found[0]) + 1)) + data[found.end() :]
    )


def rename(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    found = _one(data, _NAME, rng)
    return (
        data
        if found is None
        else data.replace(found[0], rng.choice((b"x", b"String", b"w:tbl", b"TextLine", b"a:b:c")))
    )


def declare_entities(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    """Entities that grow, that fetch, that name themselves; used where some text stands."""
    laughs = b"".join(b"<!ENTITY e%d '%s'>" % (n + 1, b"&e%d;" % n * 10) for n in range(9))
    kinds = (
        b"<!ENTITY e0 'ha'>" + laughs,
        b'<!ENTITY e9 SYSTEM "file:///etc/passwd">',
        b'<!ENTITY e9 SYSTEM "http://127.0.0.1:1/x">',
        b"<!ENTITY e9 '&e9;'>",
        b'<!ENTITY % p SYSTEM "file:///dev/zero"> %p;',
        b"<!ENTITY e9 '" + b"a" * 100_000 + b"'>",
    )
    root = re.search(rb"<(?![?!])", data)
    at = root.start() if root else 0
    harmed = data[:at] + b"<!DOCTYPE x [" + rng.choice(kinds) + b"]>" + data[at:]
    return _replace_one(harmed, re.compile(rb"(?<=>)(?=[^<])|(?<=CONTENT=\")"), rng, b"&e9;" * rng.choice((1, 50)))


def redeclare(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    encoding = rng.choice((b"utf-16", b"utf-7", b"iso-8859-1", b"x-none", b"", b"utf-8-sig", b"ebcdic-cp-fi"))
    return b'<?xml version="1.0" encoding="' + encoding + b'"?>' + re.sub(rb"^\s*<\?xml.*?\?>", b"", data, count=1)


def recode(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    return data.decode("utf-8", "replace").encode(rng.choice(("utf-16", "utf-16-be", "utf-32", "latin-1")), "replace")


def harm_tree(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    """Move, repeat, take away or rename elements, or give one a value that is none: it stays well-formed."""
    try:
        root = etree.fromstring(data, etree.XMLParser(huge_tree=True, resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):  # harmed before
        return flip_bits(data, rng, ())
    for _change in range(rng.choice((1, 3, 20))):
        elements = list(root.iter(etree.Element))[1:]
        if not elements:
            break
        element, other = rng.choice(elements), rng.choice(elements)
        parent = element.getparent()
        choice = rng.randrange(6)
        if choice == 0 and parent is not None:
            parent.remove(element)
        elif choice == 1 and not any(each is element for each in other.iterancestors()) and other is not element:
            other.insert(rng.randint(0, len(other)), element)
        elif choice == 2 and parent is not None:
            for _copy in range(rng.choice((1, 2, 500)) if len(etree.tostring(element)) < 500 else 1):
                parent.append(deepcopy(element))
        elif choice == 3:
            element.tag = other.tag
        elif choice == 4:
            element.text = rng.choice(("", " ", "\n", "x" * 10_000, "\u2028", "§ 1 ", "e\u0301\u202eﬁ"))
        elif element.attrib:
            element.set(rng.choice(list(element.attrib)), rng.choice(_NUMBERS))
    return etree.tostring(root, encoding="utf-8")


# of tables


def harm_cell(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    rows = data.split(b"\n")
    row = rng.randrange(len(rows))
    cells = rows[row].split(b"\t")
    value = (
        rng.choice(_NUMBERS).encode() if rng.random() < 0.7 else rng.choice((b"\x00", b"\t", b"x" * 50_000, b"\xff"))
    )
    cells[rng.randrange(len(cells))] = value
    rows[row] = b"\t".join(cells)
    return b"\n".join(rows)


def shuffle_rows(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    head, *rows = data.split(b"\n")
    rng.shuffle(rows)
    return b"\n".join([head, *rows])


# of packages


def harm_member(data: bytes, rng: Random, others: Sequence[bytes]) -> bytes:
    """Harm one file in a package, and pack it again."""

    def harm(members: list[tuple[str, bytes]]) -> None:
        members[:] = [(name, part[: 4 * LARGEST]) for name, part in members]
        parts = [
            n for n, (name, _) in enumerate(members) if name.endswith(("document.xml", "numbering.xml", "styles.xml"))
        ]
        index = rng.choice(parts) if parts and rng.random() < 0.8 else rng.randrange(len(members))
        name, part = members[index]
        members[index] = (name, rng.choice(MARKUP + GENERAL[:2])(part, rng, others))

    return _repacked(data, rng, harm)


def drop_member(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    return _repacked(data, rng, lambda members: members.pop(rng.randrange(len(members))))


def rename_member(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    names = (
        "../../x",
        "/etc/passwd",
        "a" * 60_000,
        "word/document.xml",
        "x\\y",
        "ö\u202e.xml",
        ".",
        "__MACOSX/a",
        "a/",
    )

    def harm(members: list[tuple[str, bytes]]) -> None:
        index = rng.randrange(len(members))
        members[index] = (rng.choice(names), members[index][1])

    return _repacked(data, rng, harm)


def add_bomb(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    filling = rng.choice((b"\x00", b"<p>", b"Ordet ", b"<?xml version='1.0'?><alto>"))

    def harm(members: list[tuple[str, bytes]]) -> None:
        part = filling * (rng.choice((10**5, 2 * 10**7)) // len(filling))
        members[rng.randrange(len(members))] = (rng.choice(members)[0], part)

    return _repacked(data, rng, harm)


def harm_entry(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    """Harm a number in a package's lists of its files: sizes, flags, methods, offsets."""
    found = [match.start() for match in re.finditer(rb"PK(?:\x03\x04|\x01\x02|\x05\x06)", data)]
    if not found:
        return data
    at = rng.choice(found) + rng.randint(4, 45)
    value = struct.pack("<I", rng.choice((0, 1, 9, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)))[: rng.choice((1, 2, 4))]
    return data[:at] + value + data[at + len(value) :]


def _repacked(data: bytes, rng: Random, harm: Callable[[list[tuple[str, bytes]]], object]) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(name, archive.read(name)) for name in archive.namelist()]
    except Exception:  # harmed before
        return flip_bits(data, rng, ())
    if members:
        harm(members)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in members:
            methods = (zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2)
            method = rng.choice(methods) if len(part) < LARGEST else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name or "x"), part[: 2 * 10**7], method)
    return stream.getvalue()


# of PDF and images


def harm_object(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    """Harm what a PDF says of its objects: numbers, references, names."""
    choice = rng.randrange(4)
    if choice == 0:
        return _replace_one(data, re.compile(rb"\d+ 0 R"), rng, b"%d 0 R" % rng.choice((0, 1, 2, 3, 5, 99_999_999)))
    if choice == 1:
        return _replace_one(data, re.compile(rb"(?<=[ \[])-?\d+(?:\.\d+)?"), rng, rng.choice(_NUMBERS[:9]).encode())
    if choice == 2:
        words = re.compile(rb"endobj|endstream|xref|trailer|startxref|/Kids|/Count|/Length|/MediaBox|/Contents|/Font")
        return _replace_one(data, words, rng, rng.choice((b"", b"/X", b"endobj")))
    return _replace_one(data, re.compile(rb"/MediaBox \[[^\]]*\]"), rng, b"/MediaBox [0 0 1e9 1e9]")


def harm_size(data: bytes, rng: Random, _: Sequence[bytes]) -> bytes:
    """An image that says it has other measures than it has."""
    sizes = [rng.choice((0, 1, 39, 3000, 30_000, 2**31 - 1, 2**32 - 1)) for _side in range(2)]
    if data.startswith(b"\x89PNG") and len(data) > 33:
        head = b"IHDR" + struct.pack(">II", *sizes) + data[24:29]
        return data[:12] + head + struct.pack(">I", zlib.crc32(head)) + data[33:]
    if data.startswith(b"\xff\xd8"):
        return re.sub(
            rb"(\xff[\xc0-\xc2]..\x08)....",
            lambda m: m[1] + struct.pack(">HH", *(side % 65_536 for side in sizes)),
            data,
            count=1,
        )
    tag = re.compile(rb"(?:\x00\x01|\x01\x01|\x11\x01|\x16\x01|\x17\x01)[\x03\x04]\x00.{8}", re.DOTALL)
    found = _one(data, tag, rng)
    return data if found is None else data[: found.end() - 4] + struct.pack("<I", sizes[0]) + data[found.end() :]


def _one(data: bytes, pattern: re.Pattern[bytes], rng: Random) -> re.Match[bytes] | None:
    found = list(pattern.finditer(data))
    return rng.choice(found) if found else None


def _replace_one(data: bytes, pattern: re.Pattern[bytes], rng: Random, value: bytes) -> bytes:
    found = _one(data, pattern, rng)
    if found is None:
        return data
    return data[: found.start()] + (found.expand(value) if b"\\1" in value else value) + data[found.end() :]


GENERAL: tuple[Mutation, ...] = (flip_bits, insert_bytes, truncate, remove_part, repeat_part, splice)
MARKUP: tuple[Mutation, ...] = (
    change_number, change_number, drop_attribute, empty_attribute, drop_tag, nest_deeply, repeat_tag, rename,
    declare_entities, redeclare, recode, *[harm_tree] * 8,
)  # fmt: skip
_TABLE: tuple[Mutation, ...] = (harm_cell, harm_cell, shuffle_rows, recode)
_PACKAGE: tuple[Mutation, ...] = (
    harm_member,
    harm_member,
    harm_member,
    drop_member,
    rename_member,
    add_bomb,
    harm_entry,
)
_OF_FORMAT: dict[Kind, tuple[Mutation, ...]] = {
    "text": (recode,), "alto": MARKUP, "hocr": MARKUP, "page": MARKUP, "tsv": _TABLE, "docx": _PACKAGE, "zip": _PACKAGE,
    "pdf": (harm_object, harm_object, change_number), "image": (harm_size,),
}  # fmt: skip


def mutated(kind: Kind, seeds: dict[Kind, list[bytes]], rng: Random) -> bytes:
    """A seed of the format, harmed one to three times."""
    data = rng.choice(seeds[kind])
    others = [each for files in seeds.values() for each in files]
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        mutations = _OF_FORMAT[kind] if rng.random() < 0.6 else GENERAL
        data = rng.choice(mutations)(data, rng, others)[:LARGEST]
    return data
