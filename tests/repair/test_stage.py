"""The stage as a whole: what it promises for every text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from protokoll_parse import repair
from protokoll_parse.repair.rules import RULES
from protokoll_parse.text import SourceText

DAMAGED = """\
Narvarande
Asa Bjorkman, ordférande
Goran Akesson, sekreterare

§ 4 Vagar och broar
Namnden beslutade att faststalla atgarderna for den nya bron och att ge forvaltningen
i uppdrag att aterkomma med ett forslag till tidplan fore arets slut. | beslutet deltar
inte Asa Bjorkman pa grund av jav. Kostnaden beraknas till 250 000 kr och far inte
overskridas utan namndens godkannande. Arendet har dnr 2031-00118 och tas upp 24/11.
"""

swedish = st.text(alphabet="aåäoödéi6&43 nrsltGIO|\n.§$-", max_size=300)
anything = st.text(max_size=200) | st.text(alphabet=st.characters(codec=None), max_size=60) | swedish


@settings(max_examples=150, deadline=None)
@given(anything)
@example("")
@example("\x00\x00 pa \x00")
@example("\ud800 fran \udfff ar")
@example("🗳️ métet är öppnat 👩‍👩‍👧")
@example("\f\n\r\n\x0bpa\u2028fran\x85")
def test_any_text_keeps_its_lines_and_can_be_undone(text: str) -> None:
    repaired = repair(text)
    assert repaired.text.count("\n") == text.count("\n")
    assert repaired.undo() == text
    assert all(0 <= edit.confidence <= 1 for edit in repaired.edits)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(DAMAGED.split()), max_size=60), st.sampled_from([" ", "\n", "\t"]))
def test_damaged_words_in_any_order(words: list[str], space: str) -> None:
    text = space.join(words)
    repaired = repair(text)
    assert repaired.undo() == text
    assert sum(sign.isdigit() for sign in repaired.text) == sum(sign.isdigit() for sign in text)


def test_a_damaged_text() -> None:
    repaired = repair(DAMAGED)
    assert repaired.damage.damaged
    assert repaired.damage.wrong_language
    assert "Nämnden beslutade att fastställa åtgärderna för den nya bron" in repaired.text
    assert "slut. I beslutet deltar" in repaired.text
    assert "Åsa Björkman, ordförande\nGöran Åkesson, sekreterare" in repaired.text
    assert "250 000 kr" in repaired.text
    assert "2031-00118" in repaired.text
    assert "24/11" in repaired.text


def test_edits_are_explained() -> None:
    ids = {rule.id for rule in RULES}
    for edit in repair(DAMAGED).edits:
        assert edit.rule in ids
        assert DAMAGED[edit.span.start : edit.span.end] == edit.original
        assert edit.needs_review == (edit.confidence < 0.88)
        assert not any(sign.isspace() for sign in edit.original)


def test_intact_text_is_left_alone() -> None:
    intact = repair(DAMAGED).text
    again = repair(intact)
    assert again.edits == ()
    assert not again.damage.damaged


def test_an_intact_page_before_a_damaged_one() -> None:
    intact = repair(DAMAGED).text * 3
    both = repair(intact + "\f" + DAMAGED * 3)
    assert both.damage.damaged
    assert all(edit.span.start >= len(intact) for edit in both.edits)
    assert "fastställa åtgärderna" in both.text[len(intact) :]


def test_a_page_that_lost_one_letter_behind_an_intact_one() -> None:
    intact = repair(DAMAGED).text
    page = intact.replace("å", "ä")
    both = repair(intact * 3 + "\f" + page * 2)
    assert both.text == intact * 3 + "\f" + intact * 2


def test_a_damaged_page_beside_intact_lists() -> None:
    names = "\n".join(f"{number}. Åsa Ström, Hällby, {number} år, tel. 0{number}-46 46" for number in range(60))
    both = repair(names + "\f" + DAMAGED * 2)
    assert "fastställa åtgärderna" in both.text
    assert all(edit.span.start > len(names) for edit in both.edits)


def test_a_list_of_names_and_titles_is_of_no_other_language() -> None:
    titles = ("professor (ordf)", "adjunkt", "controller", "utvecklingsledare", "student", "bibliotekarie")
    names = ("Claes Hallin", "Eva Wohlman", "Maria Clarin", "Gert Tjelle", "Ronny Helmer", "Susan Norin")
    people = [f"{name}, {title}" for title in titles for name in names]
    people.insert(20, "Jorgen Bergman, adjunkt")
    printed = f"{DAMAGED}\nNarvarande:\n" + "\n\n".join(people) + "\n\nFranvarande:\n"
    assert "Jörgen Bergman" in repair(printed).text


def test_bars_of_a_table_stay() -> None:
    printed = f"{DAMAGED}\n\n|§|1|Oppnande|\n|§|2|Val av justerare<br>Fraga|\n"
    assert repair(printed).text.endswith("|§|1|Öppnande|\n|§|2|Val av justerare<br>Fråga|\n")


@pytest.mark.parametrize(
    ("printed", "true"),
    [
        ("Ovriga punkter\nHar behandlar gruppen", "Övriga punkter\nHär behandlar gruppen"),
        ("namnden & ena sidan och fram till & 2038", "nämnden å ena sidan och fram till år 2038"),
        ("Plan & Bygg, Ek & Lind", "Plan & Bygg, Ek & Lind"),
        ("priset Arets Forening", "priset Årets Förening"),
        ("Petra och EIsa Berg", "Petra och Elsa Berg"),
        ("Dr. Nils Ek", "Dr. Nils Ek"),
        ("av Marta Ljung", "av Märta Ljung"),
        ("om fyskommittéemotet", "om fyskommittéemötet"),  # nobody knows the first part
        ("Varldshankens besked", "Världsbankens besked"),
        ("Karin L.indgren (M)", "Karin Lindgren (M)"),
        ("Nils Mossegard (M)", "Nils Mossegård (M)"),
        ("Back, Karl", "Bäck, Karl"),  # in a line of names, a capital is one of a name
    ],
)
def test_what_the_neighbours_say(printed: str, true: str) -> None:
    assert true in repair(f"{printed}\n{DAMAGED}").text


def test_a_danish_model_prints_some_o_with_a_stroke() -> None:
    danish = DAMAGED.replace("forslag", "førslag").replace("a ", "å ")
    text = (
        "Førslag till beslut om året som går. " + "Nåmnden beslutade att fastställå åtgårderna får den nya bron. " * 3
    )
    assert "Förslag till beslut" in repair(text.replace("ä", "å")).text
    assert danish.count("\n") == repair(danish).text.count("\n")


def test_a_source_keeps_its_pages() -> None:
    source = SourceText.from_string(DAMAGED, "bro.txt")
    assert repair(source).source is source


def test_one_huge_line() -> None:
    line = "Namnden beslutade att faststalla planen " * 3000 + "x" * 50_000
    repaired = repair(line)
    assert repaired.text.startswith("Nämnden beslutade att fastställa planen Nämnden")
    assert repaired.undo() == line


@pytest.mark.parametrize("sign", ["a", "é", "6a", "&|", "_", "a.", "[1", "ar ", "I6", "-", "a-", "$1\n"])
def test_long_runs_take_no_long_time(sign: str) -> None:
    text = "Namnden beslutade att faststalla planen for nasta ar.\n" + sign * 30_000
    assert repair(text).undo() == text


def test_the_same_text_gives_the_same_edits() -> None:
    assert repair(DAMAGED) == repair(DAMAGED)


def test_many_lone_signs_take_no_long_time() -> None:
    line = "ar det sa & att vi " * 20_000
    assert repair(line).undo() == line


def test_two_close_readings_are_better_than_what_nobody_could_have_written() -> None:
    text = "Styrelsen beslutade att ge ordforanden i uppdrag att aterkomma till namnden. Pa motet var Kérstorp med."
    edit = next(edit for edit in repair(text).edits if edit.original == "Kérstorp")
    assert edit.replacement in ("Kärstorp", "Körstorp")
    assert edit.needs_review


def test_no_name_ends_as_only_a_verb_does() -> None:
    text = "Styrelsen beslutade att ge ordforanden i uppdrag att aterkomma till namnden. Pa motet var Téngfors med."
    edit = next(edit for edit in repair(text).edits if edit.original == "Téngfors")
    assert edit.replacement != "Tångförs"
    assert edit.needs_review


def test_a_few_letters_that_are_left_do_not_clear_a_page_of_a_damaged_document() -> None:
    sentence = "Ulla Ostensson foreslog att ga vidare med fragan om vagen och att kopa in virke till bryggan i ar."
    lost, partly = [sentence] * 8, ["Ordförande Bo Ek köper virket.", *[sentence] * 5]
    repaired = repair("\n".join([*lost, "", "\fParagraf 2", *partly])).text
    assert repaired.count("Östensson föreslog") == 13
