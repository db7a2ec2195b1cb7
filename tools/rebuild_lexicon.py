#!/usr/bin/env python3
"""Run the builders of the packaged language data, or say what they need.

    rebuild_lexicon.py [--shared ../shared] [--spellings build/package] [--profiles build/langdetect-1.0.9/…/profiles]
                       [--frequencies build/wordfreq-….whl] [--version V] [--date YYYY-MM-DD]

First ``learn_channel.py`` and ``learn_foreign.py``, then ``build_lexicon.py``. Without --version and --date, those of
the lexicon that is there: the same sources then give the same bytes.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

TOOLS = Path(__file__).parent
PROVENANCE = TOOLS.parent / "src" / "protokoll_parse" / "lexicon" / "data" / "lexicon.provenance.json"
SOURCES = {
    "corpus/SOURCES.tsv": "texts to count words in (*.txt.gz), and this list of their origins and licences",
    "lists/README.tsv": "names of people, places and bodies, and this list of their origins",
    "ocr/train.jsonl": "pairs of OCR lines and true lines",
}
SPELLINGS = (
    "a Swedish spelling dictionary: "
    "(mkdir -p build && cd build && npm pack dictionary-sv@4.0.0 && tar -xzf dictionary-sv-*.tgz)"
)
PROFILES = (
    "what letters other languages use: (mkdir -p build && cd build && "
    "pip download --no-deps --no-binary :all: langdetect==1.0.9 && tar -xzf langdetect-*.tar.gz)"
)
FREQUENCIES = (
    "how frequent words are in Swedish at large: (mkdir -p build && cd build && pip download --no-deps wordfreq==3.1.1)"
)


def missing(shared: Path, spellings: Path, profiles: Path, frequencies: Path) -> list[str]:
    """What is needed and not there, in sentences."""
    found = [f"{shared / name}: {about}" for name, about in SOURCES.items() if not (shared / name).exists()]
    packages = {spellings / "index.dic": SPELLINGS, profiles / "sv": PROFILES, frequencies: FREQUENCIES}
    found += [f"{path}: {about}" for path, about in packages.items() if not path.exists()]
    found += [
        f"the package {name} (pip install --group dev)"
        for name in ("numpy", "msgpack")
        if importlib.util.find_spec(name) is None
    ]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--spellings", type=Path, default=Path("build/package"))
    parser.add_argument("--profiles", type=Path, default=Path("build/langdetect-1.0.9/langdetect/profiles"))
    parser.add_argument("--frequencies", type=Path, default=Path("build/wordfreq-3.1.1-py3-none-any.whl"))
    about = json.loads(PROVENANCE.read_text("utf-8"))
    parser.add_argument("--version", default=about["version"])
    parser.add_argument("--date", default=about["date"])
    args = parser.parse_args()
    lacks = missing(args.shared, args.spellings, args.profiles, args.frequencies)
    if lacks:
        print(
            "The lexicon cannot be built here: its sources are not part of the repository (the built one is). Missing:",
            *lacks,
            sep="\n  ",
            file=sys.stderr,
        )
        return 3
    shared = str(args.shared)
    sources = ["--shared", shared, "--spellings", str(args.spellings), "--frequencies", str(args.frequencies)]
    commands = (
        ["learn_channel.py", f"{shared}/ocr/train.jsonl"],
        ["learn_foreign.py", str(args.profiles)],
        ["build_lexicon.py", args.version, args.date, *sources],
    )
    for script, *arguments in commands:
        print(f"{script} {' '.join(arguments)}", flush=True)
        code = subprocess.run([sys.executable, str(TOOLS / script), *arguments], check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
