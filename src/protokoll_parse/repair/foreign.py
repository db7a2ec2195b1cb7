"""Words that show that a passage is written in another language."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

# letters that Swedish does not have, and long vowels of Finnish
NOT_SWEDISH = re.compile(r"[øæß]|ää|öö|yy|uu")


@lru_cache(maxsize=1)
def foreign_words() -> frozenset[str]:
    """Frequent words of other languages, lower case, as they are and as OCR without their letters prints them."""
    text = (files("protokoll_parse.lexicon") / "data" / "foreign.txt").read_text("utf-8")
    words = {word for line in text.split("\n") if line[:1] != "#" for word in line.partition(":")[2].split()}
    damaged = str.maketrans("åäöøüæé", "aaooua" + "e")
    return frozenset(words | {word.translate(damaged) for word in words})
