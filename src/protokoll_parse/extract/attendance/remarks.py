"""What is said of a person behind the name: times, items, *ersätter X*, absence, the years of an office."""

from __future__ import annotations

from typing import Any

import regex

from protokoll_parse.extract.attendance.serving import replaced
from protokoll_parse.extract.dates import find_times
from protokoll_parse.text.patterns import compiled

# "§§ 4"; "$8 4" and the like where OCR lost the signs
_SIGN = r"(?:[§$]8(?=\s[0-9])|8[§$]|[§$]{1,2})"
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_PARAGRAPHS = (
    rf"(?:{_SIGN}|\bp(?:kt)?\.|punkt(?:er)?|paragraf(?:er(?:na)?)?|ärenden?)\s?{_NUMBER}"
    rf"(?:\s*(?:[-–—,]|och|till)\s*§?\s?{_NUMBER})*"
)
REMARK = compiled(
    r"\(?\b(?:deltog|deltar|närvarade|närvarande|frånvarande|lämnade|lämnar|lämnat|kom|kommer|ankom|anländer?|anlände|anslöt|ansluter|tillkom|inträdde|avvek|avviker|gick|fram\s+till|från|fr\.?\s?o\.?\s?m\.?|till"
    r"|t\.?\s?o\.?\s?m\.?|kl\.?|klockan|ej|utom)"
    r"\s+(?:(?:ej|inte|icke)\s+(?:i\s+)?|kl\.?\s*|klockan\s+|under\s+|mötet\s+|§§?\s*|ärenden?\s+|punkt(?:er)?\s+|på\s+|via\s+|från\s+|till\s+"
    r"|(?:telefon|länk|distans|teams|zoom|skype|video)\s+)*"
    rf"(?:[0-9§][^,;]*|{_PARAGRAPHS})|\(?(?:\b(?:under|vid)\s)?{_PARAGRAPHS}\)?|\(?\b[0-9]{{1,2}}[.:][0-9]{{2}}\s?[-–](?:\s?[0-9]{{1,2}}(?:[.:](?:[0-9]{{2}})?)?)?\)?",
    regex.IGNORECASE,
)
_ITEMS = compiled(
    rf"(?:{_SIGN}|\bp(?:kt)?\.|ärenden?|punkt(?:er)?|paragraf(?:er(?:na)?)?)\s*(?P<list>{_NUMBER}(?:\s*(?:[-–—,]|och|till)\s*§?\s*{_NUMBER})*)",
    regex.IGNORECASE,
)
# the years for which somebody is elected: "ordförande 2019–2022", "vald för tiden 1905-08"
_TERM = compiled(
    r"\b(?:och\s)?(?:vald\s)?(?:för\s(?:tiden|åren|perioden)\s)?(?<![0-9/:-])(?:1[89]|20)[0-9]{2}\s?[-–]\s?(?:1[89]|20)?[0-9]{2}(?![0-9/:-])"
)
# for what part of the meeting: "ekonom (information under förmiddagen)"
_PARTLY = compiled(r"\s?\((?P<said>(?:\p{L}+\s){0,4}(?:under|del(?:ar)?\sav)\s\p{L}[^()0-9]{1,40})\)")
_DECIMAL = compiled(r"[0-9]+\.[0-9]+")
_PLAIN = compiled(_NUMBER)
_RANGE = compiled(r"[0-9]\s*[-–—]\s*[0-9]")
_EXCEPT = compiled(r"\b(?:ej|inte|icke|utom|frånvarande)\b", regex.IGNORECASE)
_BOUND = compiled(
    r"\b(?:ej|inte|icke|utom|frånvarande|från|fr\.?\s?o\.?\s?m|till|t\.?\s?o\.?\s?m|kom|anlände|lämnade|lämnar|gick)\b",
    regex.IGNORECASE,
)
_LEAVES = compiled(r"\b(?:lämna|avvek|avviker|gick|till\b|t\.?\s?o\.?\s?m)", regex.IGNORECASE)
_ABSENT = compiled(
    r"\b(?:frånv(?:arande)?|ej\s+närv(?:arande)?|(?:anmält|meddelat)\s+(?:förhinder|frånvaro)|förhindrad|förhinder|(?:lämnat\s+)?återbud)\b\.?"
    r"(?!\s*(?:§|kl|under|vid|punkt|från|till|[0-9]))",
    regex.IGNORECASE,
)


def read_remarks(entry: dict[str, Any], text: str) -> str:
    """Take times, items and *ersätter X* out of ``text`` into ``entry``; gives what is left."""
    notes = []
    if found := replaced(text):
        entry["replaces"] = found[0]
        notes.append(found[1][0].strip(" –—-"))
        text = without(text, found[1])
    if match := _ABSENT.search(text):
        entry["status"] = "absent"
        notes.append(match[0])
        text = without(text, match)
    for match in _PARTLY.finditer(text):
        notes.append(match["said"])
        text = text.replace(match[0], " " * len(match[0]))
    if match := _TERM.search(text):
        notes.append(match[0].removeprefix("och "))
        text = without(text, match)
    while match := REMARK.search(text):
        remark = match[0].strip(" ()")
        notes.append(remark)
        _limits(entry, remark)
        text = without(text, match)
    if "replaces" not in entry and (found := replaced(text)):  # "tjänstgör § 65 för Bo Ek"
        entry["replaces"] = found[0]
        notes.append(found[1][0].strip(" –—-"))
        text = without(text, found[1])
    if notes:
        entry["note"] = ", ".join([entry["note"], *notes] if entry.get("note") else notes)
    return text


def without(text: str, match: regex.Match[str]) -> str:
    """The text with a gap of two blanks in place of what was found."""
    return text[: match.start()] + "  " + text[match.end() :]


def _limits(entry: dict[str, Any], remark: str) -> None:
    """Items or times for which the person was there."""
    if items := _ITEMS.search(remark):
        numbers = item_numbers(items["list"])
        bound = _BOUND if len(numbers) == 1 else _EXCEPT  # "från § 3" says where a range begins, not which items
        if numbers and not bound.search(remark):
            entry["items"] = numbers
    elif times := find_times(remark):
        if times[0].end_time:
            entry["from_time"], entry["to_time"] = times[0].start_time, times[0].end_time
        elif _LEAVES.search(remark):
            entry["to_time"] = times[0].start_time
        else:
            entry["from_time"] = times[0].start_time


def item_numbers(text: str) -> list[str]:
    """*3-5, 7*: 3, 4, 5, 7; *2.1, 3.2* as they are. What lies between 2.1 and 3.2 only the minutes know: nothing."""
    numbers: list[str] = []
    if _DECIMAL.search(text):
        return [] if _RANGE.search(text) else _PLAIN.findall(text)
    for match in compiled(r"([0-9]+)(?:\s*(?:[-–—]|till)\s*§?\s*([0-9]+))?").finditer(text):
        first, last = int(match[1]), int(match[2] or match[1])
        numbers += [str(number) for number in range(first, min(last, first + 200) + 1)]
    return numbers
