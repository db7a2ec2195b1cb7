from __future__ import annotations

from protokoll_parse.lexicon.words import load
from protokoll_parse.repair.candidates import Candidates
from protokoll_parse.repair.channel import Loss
from protokoll_parse.repair.damage import damaged_lines, loss_of, shares, shows_loss, stretches
from protokoll_parse.repair.foreign import letters_say, plain
from protokoll_parse.repair.tokens import tokens_of

INTACT = "Nämnden beslutade att ge förvaltningen i uppdrag att återkomma med förslag på åtgärder för nästa år."
DAMAGED = "Namnden beslutade att ge forvaltningen i uppdrag att aterkomma med forslag pa atgarder for nasta ar."
ENGLISH = "The board has decided that the report is to be sent to all members before the next meeting."


def test_shares() -> None:
    assert set(shares(DAMAGED).values()) == {0.0}
    assert min(shares(INTACT).values()) > 1
    assert shares("") == {"å": 0.0, "ä": 0.0, "ö": 0.0}


def test_stretches_cover_all_lines_and_break_at_form_feeds() -> None:
    lines = [INTACT] * 20 + ["\f" + DAMAGED] + [DAMAGED] * 20
    found = stretches(lines)
    assert [stretch.first for stretch in found][1:] == [stretch.last for stretch in found][:-1]
    assert (found[0].first, found[-1].last) == (0, len(lines))
    assert all(stretch.intact == (stretch.first < 20) for stretch in found)


def test_loss() -> None:
    assert loss_of(DAMAGED * 5) == Loss(frozenset("åäö"))
    assert loss_of(INTACT * 5).lost == frozenset()
    norwegian = loss_of(INTACT.replace("ä", "å") * 5)
    assert norwegian.lost == frozenset("ä")
    assert "å" in norwegian.stand_ins


def test_a_few_lines_tell_no_loss() -> None:
    without = INTACT.replace("å", "ä")
    loss = loss_of(without)
    assert loss.lost == frozenset("å")
    assert not shows_loss(without, loss)
    assert shows_loss(without * 5, loss)


def test_capitals_do_not_hide_what_small_letters_lost() -> None:
    norwegian = "Ärendet bordlåggs. Ärende: " + INTACT.replace("ä", "å")
    assert loss_of(norwegian * 5).lost == frozenset("ä")
    assert loss_of(INTACT.upper() * 5).lost == frozenset()


def test_damaged_lines_among_others() -> None:
    lines = [INTACT, INTACT, DAMAGED, DAMAGED, ENGLISH, ENGLISH, DAMAGED, "", DAMAGED]
    tokens = [list(tokens_of(line, 0)) for line in lines]
    flags = damaged_lines(tokens, Candidates(load(), Loss(frozenset("åäö"))))
    assert flags[:7] == [False, False, True, True, False, False, True]
    assert flags[8]


def test_what_was_kept_tells_of_no_loss() -> None:
    lines = ["Malin Borg, Siv Tallberg", "Dan Tallberg öppnade mötet.", "Protokoll för Ekuddens byalag"]
    tokens = [list(tokens_of(line, 0)) for line in lines]
    assert not any(damaged_lines(tokens, Candidates(load(), Loss(frozenset("å")))))  # Tällberg has no å


def test_nothing_to_see() -> None:
    assert damaged_lines([], Candidates(load(), Loss(frozenset("åäö")))) == []


def test_plain() -> None:
    assert plain("Årsmøtet är VÆRT ełks") == "arsmotet ar vaert elks"


def test_letters_tell_other_languages() -> None:
    assert letters_say(["kokouksen", "jalkeen", "keskusteltiin", "talousarviosta"]) > 20
    assert letters_say(["sporsmalet", "ble", "drøftet", "av", "arbeidsutvalget"]) > 5
    assert letters_say(DAMAGED.split()) < 0
    assert letters_say(INTACT.split()) < 0
    assert letters_say([]) == 0


def test_names_say_nothing_about_the_language() -> None:
    names = "Ordforande: Jukka Korhonen, Aino Virtanen, Irene Nieminen, Pirkko Laitinen, Seppo Rantanen"
    tokens = [list(tokens_of(line, 0)) for line in (DAMAGED, names, DAMAGED)]
    assert damaged_lines(tokens, Candidates(load(), Loss(frozenset("åäö")))) == [True, True, True]


def test_a_name_that_nobody_has_seen_shows_no_damage() -> None:
    candidates = Candidates(load(), Loss(frozenset("åäö")))
    lines = [list(tokens_of("Katarina Ljunghill", 0)), list(tokens_of("Katarina Ljunghill, enhetschef", 0))]
    assert damaged_lines(lines, candidates) == [False, False]


def test_names_alone_keep_the_state_of_the_lines_around_them() -> None:
    candidates = Candidates(load(), Loss(frozenset("åäö")))
    texts = [DAMAGED, *["Rendahl, Annika", "Wentzel, Bettan", "Kowalski, Tomasz"] * 8, "Hagglund, Majken", DAMAGED]
    assert all(damaged_lines([list(tokens_of(text, 0)) for text in texts], candidates))
