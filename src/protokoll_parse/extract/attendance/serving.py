"""For whom somebody serves: *ersätter Bo Ek*, *tjg ers f Bo Ek*, *i Bo Eks ställe*; and who serves: *ersätts av …*."""

from __future__ import annotations

import regex

from protokoll_parse.extract.people import COURTESY, NAME, organization_pattern
from protokoll_parse.lexicon import is_surname
from protokoll_parse.text.patterns import compiled

_PARTY = r"(?:\s?\(\p{L}{1,4}\))"
_SUBSTITUTE = r"(?:ersättare|suppleant|ers\.?|suppl\.?)"
_SERVES = (
    r"ersätter|ersatte"
    # "för", "f.": behind what says that somebody serves
    rf"|(?:(?<!personlig\s)(?:som\s+)?{_SUBSTITUTE}|(?:tj(?:änst)?g(?:ör|jorde|örande)?|tgj|tj)\.?(?:\s*(?:som\s+)?{_SUBSTITUTE})?"
    r"(?:\s+i\s?stället)?)\s*(?:\bför|\bf\b\.?)"
    r"|i\s?stället\s+för|istf\.?|i\s?st\.?\s?f(?:\.|ör)?"
    rf"|(?:går|gick|träd(?:er|de)|inträd(?:er|de)|hoppa(?:r|de)|inkallad|vikarie(?:rar|rade)?)(?:\s+in)?"
    rf"(?:\s+som\s+{_SUBSTITUTE})?(?:\s+i\s?stället)?\s+för"
)
_SOMEBODY = rf"(?:{COURTESY}\s+)?(?:(?:ordinarie\s+)?ledamot(?:en)?\s+)?"
REPLACES = compiled(
    rf"\(?\b(?:{_SERVES})\s*:?\s+{_SOMEBODY}(?P<name>(?-i:{NAME}|\p{{Lu}}\p{{L}}+(?:\s\p{{Lu}})?)){_PARTY}?\)?"
    rf"|\(?\b(?:tjänstg(?:ör|jorde)\s+)?(?:i|på)\s+(?P<whose>(?-i:{NAME}))\s+(?:ställe|plats)\b\)?",
    regex.IGNORECASE,
)
# directly behind the name
_FOR = compiled(rf"\s*[,(–—-]?\s*för\s+{_SOMEBODY}(?P<name>{NAME}){_PARTY}?")
# the member first: "Bo Ek (M), ersätts av Eva Lind (M)", "Bo Ek, i hans ställe Eva Lind"
REPLACED_BY = compiled(
    r"(?<!\s)\s*+[,;(]?\s*+\b(?:(?:ersätts|ersattes|ersatt)\s+av"
    r"|i\s(?:hans|hennes|dennes|vars)\sställe(?:\s(?:inträd(?:er|de)|tjänstg(?:ör|jorde)|deltog))?)\s+(?=\p{Lu})",
    regex.IGNORECASE,
)
# the same in front: "För Bo Ek (M): Eva Lind (M)", "I stället för Bo Ek tjänstgjorde Eva Lind"
_INSTEAD = compiled(
    rf"(?:för|istf\.?|i\s?stället\sför|i\s?st\.?\s?f(?:\.|ör)?)\s+{_SOMEBODY}(?P<member>(?-i:{NAME}){_PARTY}?)"
    r"\s*(?::|\b(?:tjänstg(?:ör|jorde)|inträd(?:er|de)|träd(?:er|de)\sin|deltog|deltar|kallades))\s+(?=\p{Lu})",
    regex.IGNORECASE,
)


# said of the member: "… i stället för Bo Ek, som anmält laga förfall"
_WHO_IS_AWAY = compiled(
    r",?\s(?:som|vilken)\s(?:har\s|hade\s)?(?:anmält|anmälde|meddelat|lämnat)\s(?:laga\s)?(?:förfall|förhinder|återbud|frånvaro)"
)


def without_excuse(text: str) -> tuple[str, bool]:
    """The text without a clause that says of whom somebody serves for that he is away, and whether it has one."""
    clause = _WHO_IS_AWAY.search(text)
    if clause is None or replaced(text[: clause.start()]) is None:
        return text, False
    return text[: clause.start()] + text[clause.end() :], True


def replaced(text: str) -> tuple[str, regex.Match[str]] | None:
    """The name of whom somebody serves for, with all that says so."""
    match = REPLACES.search(text) or _FOR.match(text)
    if match is None:
        return None
    groups = match.groupdict()
    group = "name" if groups["name"] else "whose"
    if organization_pattern().match(text, match.start(group)):
        return None
    name = groups[group]
    if group == "whose":  # "i Bo Eks ställe"; not "i Bo Hans ställe"
        if not name.endswith("s"):
            return None
        last = name.rsplit(" ", 1)[-1]
        name = name if is_surname(last) and not is_surname(last[:-1]) else name[:-1]
    return name, match


def member_and_substitute(text: str) -> tuple[slice, slice] | None:
    """Where the member stands, who was away, and the one who served instead; None when the text says no such thing."""
    if both := REPLACED_BY.search(text):
        return slice(0, both.start()), slice(both.end(), len(text))
    if instead := _INSTEAD.match(text):
        return slice(*instead.span("member")), slice(instead.end(), len(text))
    return None
