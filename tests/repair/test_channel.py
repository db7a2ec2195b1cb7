from __future__ import annotations

import pytest

from protokoll_parse.repair.channel import DROPPED, IMPOSSIBLE, Channel, Loss, channel_for

EVERYTHING = Loss(frozenset("åäö"))


def test_common_misreadings_cost_less_than_rare_ones() -> None:
    channel = channel_for(EVERYTHING)
    assert channel.cost("ö", "o") < channel.cost("ö", "6") < channel.cost("ö", "oé")
    assert channel.cost("ä", "a") < channel.cost("ä", "d") < channel.cost("ä", "&")
    assert channel.cost("a", "a") < 0.01


@pytest.mark.parametrize(("true", "printed"), [("a", "o"), ("o", "a"), ("i", "a"), ("d", "a"), ("ö", "43")])
def test_what_never_happens(true: str, printed: str) -> None:
    assert channel_for(EVERYTHING).cost(true, printed) >= IMPOSSIBLE


def test_a_run_is_priced_letter_by_letter() -> None:
    channel = channel_for(EVERYTHING)
    assert channel.cost("åd", "ad") == pytest.approx(channel.cost("å", "a") + channel.cost("d", "d"))
    assert channel.cost("ö", "") == DROPPED["ö"]


def test_readings_are_priced_as_the_channel_prices_them() -> None:
    channel = channel_for(EVERYTHING)
    readings = dict(channel.readings("oé"))
    assert {"ö", "oé"} <= set(readings)
    assert all(cost == pytest.approx(channel.cost(run, "oé")) for run, cost in readings.items())


def test_alignment() -> None:
    channel = Channel({"ö": {"oé": 1.0, "o": 0.5}, "d": {"d": 0.0}})
    assert list(channel.align("öd", "oéd")) == [("d", "d"), ("ö", "oé")]
    assert list(channel.align("ö", "xyz")) == []


def test_letters_that_are_kept_are_not_looked_for() -> None:
    """A Norwegian model keeps å and ö and prints å for ä."""
    norwegian = channel_for(Loss(frozenset("ä"), frozenset("å")))
    assert norwegian.cost("ä", "å") < norwegian.cost("ä", "a")
    assert norwegian.cost("å", "a") > 3
    plain = channel_for(Loss(frozenset("ä")))
    assert plain.cost("ä", "å") >= IMPOSSIBLE
