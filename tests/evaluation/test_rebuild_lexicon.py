"""Building the lexicon where its sources are missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_it_says_what_it_needs(root: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        str(root / "tools/rebuild_lexicon.py"),
        "--shared",
        str(tmp_path),
        "--spellings",
        str(tmp_path),
        "--profiles",
        str(tmp_path),
        "--frequencies",
        str(tmp_path / "wordfreq.whl"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "not part of the repository" in done.stderr
    for name in ("corpus/SOURCES.tsv", "lists/README.tsv", "ocr/train.jsonl", "index.dic", "sv", "wordfreq.whl"):
        assert str(tmp_path / name) in done.stderr
