"""What an annual meeting settles without a verb that decides: a fee, the register of voters, all elected again."""

from __future__ import annotations

from protokoll_parse.text.patterns import compiled

# "Årsavgiften höjs till 300 kr", "Medlemsavgiften blir oförändrad"; not what is paid to others, nor at what time
_FEE = compiled(
    r"(?:Års|Medlems|Inträdes)avgift(?:en|erna)\b(?:(?!\b(?:till|som|har|hade)\b)[^.;:]){0,40}?"
    r"\s(?:höjs|höjdes|sänks|sänktes|blir|blev|förblir|förblev|bibehålls|bibehölls|behålls|behölls)\s(?:till\s|på\s)?"
    r"(?:oförändra\p{L}*|[0-9]{1,3}(?:\s?[0-9]{3})?\s?(?:kr|kronor|:-|€|euro))"
)
# "Närvarolistan gäller som röstlängd"
_ROLL = compiled(
    r"(?:Närvaro|Deltagar|Medlems)(?:listan|förteckningen)\s(?:gäller|gällde|används|användes|(?:ska(?:ll)?|får)\sgälla)\s"
    r"(?:\p{L}+\s){0,2}?som\sröstlängd\b"
)
# "Omval av samtliga", "Nyval av hela styrelsen": elected without a name
_ALL_AGAIN = compiled(
    r"(?:\p{Lu}[\p{L} -]{2,40}:\s+)?(?:[Oo]m|[Åå]ter)val\s(?:av|på)\s"
    r"(?:samtliga|alla|båda|hela\s(?:styrelsen|gruppen|kommittén|valberedningen)|(?:den\s|de\s)?(?:sittande|nuvarande|avgående)\b)[^.;:]{0,80}[.!]?"
)
_NOT_SETTLED = compiled(r"\b(?:föresl|förslag|önsk|diskut|yrka|tidigare|förra|om\b)")


def settles(sentence: str) -> bool:
    """Whether the sentence says tersely what was settled, and not that it was proposed or holds since long."""
    found = any(pattern.match(sentence) for pattern in (_FEE, _ROLL)) or _ALL_AGAIN.fullmatch(sentence)
    return bool(found) and not _NOT_SETTLED.search(sentence)
