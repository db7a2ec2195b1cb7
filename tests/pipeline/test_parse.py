"""What ``parse`` takes a string for."""

from __future__ import annotations

import pytest

from protokoll_parse import parse
from protokoll_parse.errors import InputError

PAGE = "Byalaget i Lövhult, protokoll den 4 maj 2015. § 1 Mötet öppnas Eva Lind öppnade mötet. "


def test_a_long_line_is_text() -> None:
    assert len(parse(PAGE * 50).items) == len(parse(PAGE * 50 + "\n").items) > 0


def test_a_short_one_is_the_name_of_a_file() -> None:
    with pytest.raises(InputError):
        parse("finns-inte.txt")
