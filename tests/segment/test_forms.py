"""Every way to print an item's number that minutes are known to use gives the same items."""

from __future__ import annotations

import pytest

from protokoll_parse.reading import read_text
from protokoll_parse.segment import segment
from protokoll_parse.text import RepairedText

HEADER = "Protokoll fört vid styrelsemöte med Lövviks byalag 2024-03-04\nNärvarande: Eva Lind, Tom Berg, Siv Ek\n\n"
ITEMS = {
    "Mötets öppnande": "Ordföranden öppnar mötet och hälsar alla välkomna.",
    "Budget": "Styrelsen går igenom budgeten, som är i balans.",
    "Inköp av gräsklippare": "Styrelsen beslutar att köpa en ny gräsklippare.",
    "Mötets avslutande": "Ordföranden avslutar mötet.",
}
ROMAN = ("XI", "XII", "XIII", "XIV")
NUMBERED = (
    *("§ {n} {t}", "§{n} {t}", "§ {n}. {t}", "§ {n}.{t}", "§ {n}: {t}", "§ {n} - {t}", "§ {n} – {t}"),
    *("§{n}) {t}", "§ {n}, {t}", "§ {n}; {t}", "§. {n} {t}", "§ {n}\t{t}", "§ {n}\n{t}", "§ {n}\n\n{t}"),
    *("§ {n} {T}", "**§ {n} {t}**", "§{n}/24 {t}", "§ {n}/2024 {t}", "§ 2024:{n} {t}", "BUN §{n}/24 {t}"),
    *("KS § {n} {t}", "KS-AU § {n} {t}", "§ {n}   Dnr KS 2024/{n}\n{t}", "{n} § {t}", "{n}§ {t}", "{n} §. {t}"),
    *("$ {n} {t}", "8 {n} {t}", "{n}. {t}", "{n}.{t}", "{n}.  {t}:", "{n}.\t{t}", "{n}. {T}", "# {n}. {t}"),
    *("  {n}    {t}", "{n}\n{t}", "{n} {t}", "{n} – {t}", "{n} - {t}", "{n}: {t}", "({n}) {t}", "{n}) {t}"),
    *("{n}/ {t}", "{n}:o {t}", "{r}. {t}", "{r} {t}", "Nr {n} {t}", "Nr {n}. {t}", "Punkt {n} {t}"),
    *("Punkt {n}: {t}", "P. {n} {t}", "Dagordningspunkt {n}: {t}", "Ärende {n}. {t}", "Ärende {n} – {t}"),
    *("Paragraf {n} {t}", "Fråga {n}. {t}", "Mom. {n} {t}", "Item {n}: {t}", "• {n} {t}", "• {n}. {t}"),
    *("{n}, {t}", "{n}/24 {t}", "{n}/2024  {t}", "2024:{n} {t}", "2024/{n} {t}", "{n}/24: {t}"),
    *("Sn $ {n}\n{t}", "Sn 8 {n}   Dnr 24.{n}\n{t}", "§ {n}\nRS 2024-00{n}\n{t}"),
)


def titles(form: str) -> list[tuple[str | None, str]]:
    text = HEADER
    for number, (roman, (title, body)) in enumerate(zip(ROMAN, ITEMS.items(), strict=True), 11):
        text += form.format(n=number, t=title, T=title.upper(), r=roman) + f"\n{body}\n\n"
    items = segment(RepairedText(read_text(text))).items
    return [(item.number, item.title.text if item.title else "") for item in items]


@pytest.mark.parametrize("form", NUMBERED)
def test_numbered(form: str) -> None:
    want = [title.upper() if "{T}" in form else title for title in ITEMS]
    assert titles(form) == [(str(number), title) for number, title in enumerate(want, 11)]


@pytest.mark.parametrize("form", ["{t}", "{T}", "{t}:", "* {t}", "# {t}", "**{t}**", "{t}\n"])
def test_without_numbers(form: str) -> None:
    want = [title.upper() if "{T}" in form else title for title in ITEMS]
    assert titles(form) == [(None, title) for title in want]
