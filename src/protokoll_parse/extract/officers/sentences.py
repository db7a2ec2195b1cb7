"""Officers in running text: who was elected to lead, write and adjust, and who opened the meeting.

*Till mötesordförande valdes Anna Berg*, *Mötet utsåg Bo Ek att jämte ordföranden justera protokollet*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from protokoll_parse.extract.initials import by_initials
from protokoll_parse.extract.officers.nicknames import called_by_one_word
from protokoll_parse.extract.officers.work import at_work, tells_of_writing, whom
from protokoll_parse.extract.people import COURTESY, NAME, names_in
from protokoll_parse.extract.sentences import split_sentences
from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_THIS_MEETING = (
    r"\s+(?:för|vid|på|av|under|till)\s+(?:dagens\s+|kvällens\s+|detta\s+|års)?"
    r"(?:\p{L}*m[öo]tet?|\p{L}*stämman?|sammanträdet?|förhandlingar\p{L}*|protokoll\p{L}*)\b"
)
_WRITES = r"(?:föra|skriva|förde|för|skrev|skriver)\s+(?:dagens\s+|mötets\s+)?protokoll(?:et)?\b"
_SECRETARY = r"sekret(?:er)?are"  # also as it is often misspelt
# the words that say it is the office at this meeting
_OFFICES = {
    "chair": compiled(
        rf"\b(?:(?:mötes|stämmo|årsmötes|årsstämmo)ordförande(?!\p{{L}})|ordförande{_THIS_MEETING}|leda\s+(?:dagens\s+)?(?:\p{{L}}*mötet|\p{{L}}*stämman|förhandlingar(?:na)?)\b)",
        regex.IGNORECASE,
    ),
    "secretary": compiled(
        rf"\b(?:(?:mötes|stämmo|årsmötes|årsstämmo){_SECRETARY}(?!\p{{L}})|{_SECRETARY}{_THIS_MEETING}|protokoll(?:s)?(?:förare|skrivare|skribent)|{_WRITES})",
        regex.IGNORECASE,
    ),
    "adjusters": compiled(
        r"\b(?:\p{L}*juster(?:are|ingsm[aä]n|ingspersoner|ingsperson|ingsledamot|ingsledamöter)|justera)\b",
        regex.IGNORECASE,
    ),
}
_OF_MEETING = compiled(r"\b(?:mötes|årsmötes|stämmo)(?:funktionär|presidi)", regex.IGNORECASE)
# where the item is about the officers of the meeting, the bare word is enough
_BARE = {
    "chair": compiled(r"(?<!vice[\s-])(?<!\p{L})ordf(?:örande|\.)?(?!\p{L})", regex.IGNORECASE),
    "secretary": compiled(rf"(?<!\p{{L}})(?:{_SECRETARY}|sekr\.?)(?!\p{{L}})", regex.IGNORECASE),
}
_OTHER_OFFICE = compiled(
    r"\b(?:rösträknare|kassör|ledamot|ledamöter|suppleant\p{L}*|revisor\p{L}*|valberedning\p{L}*|ombud|vice[\s-]?ordförande)\b",
    regex.IGNORECASE,
)
_ELECTS = compiled(
    r"\b(?:väljer|valde|välja|valt|utser|utsåg|utse|utsett|anmäl(?:er|de|a)|föreslår|föreslog|nominerar|nominerade|tillfrågar|tillfrågade)\b"
    r"|\bbeslut\p{L}*\s+att\b(?=[^.]{0,80}\s(?:ska(?:ll)?|skulle)\s+justera\s)"
    r"|\buppdr(?:ar|og)\s+åt\b(?=[^.]{0,80}\bjustera\s+(?:\p{L}+\s)?protokoll)",
    regex.IGNORECASE,
)
_ELECTED = compiled(
    r"\b(?:(?:om|ny)?val(?:des|ts)|(?:om)?välj(?:s|es)|utsåg(?:o)?s|utsagos|utses|utsetts|utsedd(?:a|es)?|bl(?:ir|ev|evo)\s+(?:in)?(?:vald|utsedd)(?:a)?|röst(?:as|ades)\s(?:in|fram|som|till)|anmodades|kallades|uppdrogs(?:\s+åt)?|förordna(?:des|s)|anmäl(?:de|t)s|åtog(?:o)?\s+sig|åtar\s+sig)\b",
    regex.IGNORECASE,
)
_PROPOSED = compiled(r"\b(?:föreslå(?:s|r|gs)|föreslog(?:s)?|nominera\p{L}*|yrka\p{L}*|förslag)\b", regex.IGNORECASE)
_APPROVED = compiled(
    r"\bbif(?:all|öll)\p{L}*|\b(?:enligt|i enlighet med)\s+förslag|\bgodkän\p{L}+\s+(?:detta\s+)?(?:val|förslag)\p{L}*",
    regex.IGNORECASE,
)
# of a proposal in the same sentence: "Bo nominerar sig själv till mötesordförande och blir vald"
_AND_IS_ELECTED = compiled(
    r"\b(?:och|som)\s(?:\p{Ll}+\s)?(?:bl(?:ir|ev|evo)\s(?:in)?valda?|väljs|valdes|röst(?:as|ades)\sin)\b"
)
_NO_NAMES = frozenset({"Till", "Som", "Att", "Mötet", "Stämman"})  # that open a sentence; some are called Till
_HIMSELF = compiled(r"\s+sig\b")
_OFFICE_WORD = rf"(?:\p{{L}}+\s){{0,2}}?\p{{L}}*(?:ordförande|ordf\.|{_SECRETARY}|sekr\.|protokoll|juster|rösträkn)"
_TO_OFFICE = rf"till\s+{_OFFICE_WORD}"
_NAMES = rf"{NAME}(?:(?:,\s|\soch\s|\ssamt\s){NAME}){{0,3}}"
_CALLED = r"\p{Lu}\p{Ll}+(?:(?:,\s|\soch\s|\s&\s)\p{Lu}\p{Ll}+){0,3}"  # by first names
_AND = compiled(r",\s|\s(?:och|&)\s")
_CALLED_TOGETHER = compiled(r"(?<!\p{L})\p{Lu}\p{Ll}+\s(?:och|samt|&)\s\p{Lu}\p{Ll}+(?![\p{L}-]|\s\p{Lu})")
# where a second election may begin; "Anna Berg och Bo Ek till justerare" is one
_NEXT = compiled(
    rf"\s(?={_NAMES}\s(?i:val(?:des|ts)|väljs|utsågs|utses)\s(?:in\s)?(?:till|som)\s)|;\s|\s(?=Till\s+(?i:{_OFFICE_WORD}))|(?:,|\s(?:och|samt))\s(?=(?i:till\s(?:suppleant|ersättare)))|(?:,|\s(?:och|samt))(?:\s(?:och|samt))?\s(?:att\s)?(?=(?i:{_TO_OFFICE})|(?:{_NAMES}|{_CALLED})\s(?:till|som|att)\s)|\s(?:\p{{Ll}}\)\s*|[-–•]\s+)(?=(?i:(?:till\s+)?{_OFFICE_WORD})|{_NAMES}\s(?:till|som)\s)|\s[-–]\s?att\s|\satt\s(?={_NAMES}\s(?:till|som)\s)"
    r"|\s(?:och|samt)\s(?=att\s(?:leda|föra|skriva|justera)\s)"
    r"|\satt\s(?=(?:välja|utse|omvälja|ge|godkänna|fastställa|anta|bevilja)\b)"
)
_SITTING = r"(?:(?:tjänstgörande|tillförordnade?|t\.?\s?f\.?|sittande|mötets|stämmans|dagens|kvällens)\s+)?"
_SIDE = compiled(
    rf"\b(?:jämte|tillsammans\s+med|förutom|utöver|vid\s+sidan\s+av|av)\s+{_SITTING}(?:(?:mötes|stämmo)?ordföranden?\b\s*,?\s*)?(?-i:{NAME})?",
    regex.IGNORECASE,
)
_WHO_WAS = compiled(
    rf"(?P<name>{NAME}),?\s+(?i:som\s+(?:(?:även|också|sedan|därefter|tillika|enhälligt)\s+)?(?:blev\s+)?(?:valdes|valts|vald|väljs|utsågs|utsetts|utsedd|utses|förordnats))\b"
)
_SUBJECT = compiled(
    rf"\b(?:mötes|stämmo)?ordföranden?\b\s+(?=(?-i:{NAME}\s+)?(?:anmäler|anmälde|utser|utsåg|väljer|valde|föreslår|föreslog)\b)",
    regex.IGNORECASE,
)
# who leads, or writes of, a part of the meeting only: where another is disqualified, or for one item
_FOR_A_PART = compiled(
    r"\b(?:ordförande|sekreterare|(?:leda|leder|ledde)\s+(?:mötet|sammanträdet))\s+(?:(?:för|vid|under|på|i|av)\s+)?"
    r"(?:(?:hanteringen|handläggningen|behandlingen)\s+av\s+)?"
    r"(?:§|paragraf|punkt|(?:denna|detta|följande)\s+(?:paragraf|punkt|ärende)|ärendet?\b)",
    regex.IGNORECASE,
)
_DISQUALIFIED = compiled(r"\bjäv", regex.IGNORECASE)
_SURNAME = compiled(r"(?<!\p{L}|\b(?:i|på|från|vid)\s)\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?!\p{L})")
_COURTEOUS = compiled(
    rf"(?<!\p{{L}}){COURTESY}\s(?P<who>{_SURNAME.pattern}(?:(?:,\s|\soch\s|\ssamt\s){_SURNAME.pattern})*+)(?!\s\p{{Lu}}\p{{Ll}})"
)
_INITIALS = compiled(r"(?<!\p{L})\p{Lu}{2,3}(?!\p{L})")
_BY_SURNAME = compiled(rf"{COURTESY}\s\S+")  # "Herrar Ek och Lind"
_DEGREE = compiled(
    r"\b(?:(?:jur|fil|med|tekn|teol|ekon|pol|agr|civ|adv|stud|k[aä]nd|cand|mag|dr|lic|ing|prof|dir|rektor|red|hovr|forstm|polit|samh|vet)\.\s?)+(?=\p{Lu})"
)
_RESPECTIVELY = compiled(r"\brespektive\b", regex.IGNORECASE)

_ADJUST = compiled(
    r"\bjusterar\s+(?:dagens\s+)?protokoll(?:et)?\b(?:\s+(?:jämte|tillsammans\s+med)\s+(?:mötes)?ordföranden?\s+(?P<chair>[^.]{3,60}))?",
    regex.IGNORECASE,
)
# the chair who adjusts beside others leads the meeting: "att jämte ordföranden Anna Berg justera protokollet"
_CHAIR_ADJUSTS = compiled(
    rf"\b(?i:jämte|tillsammans\s+med|förutom|utöver|justera(?:s|r|des)?\s+(?:[^.,]{{0,40}}\s)?av)\s+(?i:{_SITTING}(?:mötes|stämmo)?ordföranden?),?\s+(?P<chair>{NAME})"
    # "utsågs ordföranden Anna Berg och ledamoten Bo Ek att justera"
    rf"|(?<!(?i:vice|avgående|förre|tidigare)\s|v\.\s)\b(?i:(?:mötes|stämmo)?ordföranden),?\s+(?P<chair>{NAME})"
)
_ADJUSTING = compiled(r"\bjuster", regex.IGNORECASE)
_OTHER_MEETING = compiled(r"\b(?:föregående|förra|senaste|förgående)\b", regex.IGNORECASE)
# "I tur att justera är Bo Ek"; a sentence that says no more than "Bo Ek justerar."
_ADJUSTERS_ARE = compiled(
    rf"\b(?i:(?:i\s+tur\s+)?att\s+justera(?:\s+protokollet)?|\p{{L}}*justerare|justeringsm[aä]n|justeringsperson(?:er)?)"
    rf"\s+(?i:är|blir|var|blev)\s+(?P<names>{_NAMES})|^(?P<names>{_NAMES})\s+(?:justerar|ska(?:ll)?\s+justera)\s*\.?$"
)
# "Anna och Bo justerar", those of the list who are called so
_CALLED_TO_ADJUST = compiled(
    rf"(?:^|(?i:justerare|justeringspersoner)[\s:.,–-]+)(?P<names>{_CALLED})\s+(?:justerar|ska(?:ll)?\s+justera)(?:\s+protokollet)?\s*\.?$"
)
_ADJUSTED_BY = compiled(
    rf"\b(?i:protokollet\s+(?:(?:ska|skall)\s+)?justera(?:s|des|ts)?(?:\s+(?:digitalt|elektroniskt|omedelbart))?\s+av)\s+(?:(?i:ordföranden?)\s+(?:{NAME}\s+)?(?:och|samt)\s+)?(?P<names>{_NAMES})"
)
_WRITTEN = compiled(
    rf"(?P<name>{NAME})(?:\s\([^)]*\))?\s+{_WRITES}|\b(?i:protokollet|protokoll|anteckningarna)\s+(?i:fördes|förs|skrevs|skrivs)\s+av\s+(?P<name>{NAME})"
)
_IN_PLACE = (
    r"(?:mötes|stämmo|styrelse|förbunds|förenings|klubb|kår|sektions|krets|distrikts"
    r"|t\.?f\.?\s|tillförordnade?\s|vice\s)?"
)
_CHAIRS = rf"(?i:{_IN_PLACE}(?:ordföranden?|ordf\.?(?!\p{{L}})|talman(?:nen)?))"
_OPENS = r"(?i:öppna|hälsa|förklara|inled)\p{L}*"
_OPENING = compiled(
    rf"\b{_CHAIRS},?\s+(?P<name>{NAME}),?\s+{_OPENS}|(?P<name>{NAME})\s*,?\s+(?:[\p{{L}}]+s\s)?{_CHAIRS},?\s+{_OPENS}"
    rf"|(?i:\b(?:öppna(?:de)?s|öppnat|inled(?:de)?s|välkomna(?:de)?s))\s(?:[^.]{{0,40}}?\b)?av\s+(?:\p{{L}}+s\s)?{_CHAIRS},?\s+(?P<name>{NAME})"
    rf"|(?i:\b(?:möte(?:t)?|sammanträdet|\p{{L}}*stämman)\s+(?:leds|leddes|ordförs|ordfördes)\s+av|\bordförandeklubban\s+fördes\s+av)\s+(?P<name>{NAME})"
)


_OPENING_FIRST = compiled(
    rf"\b{_CHAIRS},?\s+(?P<name>\p{{Lu}}\p{{Ll}}+(?:-\p{{Lu}}\p{{Ll}}+)?),?\s+{_OPENS}(?!\p{{L}})"
    rf"|(?i:\böppna(?:de)?s|öppnat)\s(?i:av)\s{_CHAIRS},?\s+(?P<name>\p{{Lu}}\p{{Ll}}+)(?=\s*[.,]|$|\s\p{{Ll}})"
    # by the name that the list has, which may be in small letters
    r"|(?i:\b(?:mötet|sammanträdet|stämman)\s+(?:leds|leddes|ordförs|ordfördes)\s+av)\s(?P<name>\p{L}[\p{L}0-9-]{1,20})(?=\s*[.,]|$|\s\p{Ll})"
)
_OPENER = compiled(
    rf"(?:^|[.!]\s)(?P<name>{NAME})\s+(?:öppnade|inledde|hälsade\s+(?:alla\s+|samtliga\s+)?välkom\p{{L}}+\s+och\s+öppnade)\s+(?:dagens\s+)?(?:\p{{L}}*mötet|sammanträdet|\p{{L}}*stämman)\b"
)
# the office that the meeting did without: "…, justerare och rösträknare slopades"
_WAIVED_OFFICE = r"\p{L}*(?:juster|rösträkn)\p{L}*"
_WAIVED = compiled(
    rf"\s?[,;]?\s?(?:(?:och|samt|men)\s)?\b{_WAIVED_OFFICE}(?:\s(?:och|samt|eller)\s{_WAIVED_OFFICE})?\s"
    r"(?:slopa(?:de)?s|utgick|utgår|hoppades\söver|(?:behöv(?:de)?s|valdes|utsågs|väljs|utses)\s(?-i:ej|inte|inga)|ansågs\s(?:ej|inte|onödig|obehövlig|överflödig)\p{L}*(?:\s\p{L}+)?)",
    regex.IGNORECASE,
)
_LETTERED = compiled(r"(?<=(?<!\p{L})\p{Ll}\))(?=\p{L})")  # "a)Ordf. Anna Berg"
_LONGEST = 1000  # signs of a sentence, and of the opening


def elected_officers(text: str, persons: Sequence[str], *, own: bool) -> dict[str, list[str]]:
    """Names by office, as the sentences of ``text`` say that they were elected or do the work.

    ``persons``: who was there, for those whom the text calls by first name only; ``own``: whether *ordförande* and
    *sekreterare* alone mean those of the meeting.
    """
    found: dict[str, list[str]] = {"chair": [], "secretary": [], "adjusters": []}
    text = _LETTERED.sub(" ", _WAIVED.sub("", _DEGREE.sub("", text)))
    approved = _APPROVED.search(text) is not None
    disqualified = _DISQUALIFIED.search(text) is not None
    for start, end in split_sentences(text):
        sentence = text[start:end]
        if end - start > _LONGEST or _FOR_A_PART.search(sentence):
            continue
        for office, name in _at_work(sentence):
            found[office].append(name)
        found["adjusters"] += _called_to_adjust(sentence, persons)
        for office in ("chair", "secretary"):
            if not disqualified and (worker := at_work(office, sentence, persons, own=own)):
                found[office].append(worker)
        if not (_ELECTS.search(sentence) or _ELECTED.search(sentence)):
            continue
        proposed = _PROPOSED.search(sentence) and not (approved or _AND_IS_ELECTED.search(sentence))
        if _RESPECTIVELY.search(sentence) or proposed:
            continue
        # "Till mötesordförande valdes Anna Berg och till sekreterare Bo Ek": both are the meeting's
        of_meeting = own or any(pattern.search(sentence) for pattern in (_OFFICES["chair"], _OF_MEETING))
        for clause in _clauses(sentence, own=of_meeting):
            offices = _offices(clause, own=of_meeting)
            names = _names(clause, persons) if offices else []
            if offices == ["adjusters"]:
                found["adjusters"] += names
            elif len(offices) == 1 or (offices == ["chair", "secretary"] and len(names) == 1):  # one who is both
                for office in offices:
                    found[office] = found[office] or names[:1]
    return {office: list(dict.fromkeys(_in_full(name, text) for name in names)) for office, names in found.items()}


def _in_full(name: str, text: str) -> str:
    """The only full name in the text that begins with this first name: *Förslag: Anna Berg. Mötet valde Anna.*"""
    if " " in name:
        return name
    full = {named.name for named in names_in(text) if named.name.partition(" ")[0] == name and " " in named.name}
    return full.pop() if len(full) == 1 else name


def _clauses(sentence: str, *, own: bool) -> Iterator[str]:
    """Parts of a sentence, each with one election: it is cut where an office was named and another follows."""
    start = 0
    for match in _NEXT.finditer(sentence):
        part = sentence[start : match.start()]
        if _offices(part, own=own) or _OTHER_OFFICE.search(part):
            yield part
            start = match.end()
    yield sentence[start:]


def _offices(clause: str, *, own: bool) -> list[str]:
    plain = _SUBJECT.sub(" ", _SIDE.sub(" ", clause))  # "jämte ordföranden", "Ordföranden utser" name no chair
    return [
        office
        for office, pattern in _OFFICES.items()
        if pattern.search(plain) or (own and office in _BARE and _BARE[office].search(plain))
    ]


def _names(clause: str, persons: Sequence[str]) -> list[str]:
    """Who is elected: not who elects, nor who adjusts beside."""
    if told := _WHO_WAS.search(clause):  # "Mötet öppnades av Anna Berg, som valdes till …"
        return [named.name for named in names_in(told["name"])]
    plain = _SIDE.sub(lambda match: " " * len(match[0]), clause)
    verbs = list(_ELECTS.finditer(plain))
    himself = verbs and _HIMSELF.match(plain, verbs[-1].end())
    region = plain[: verbs[-1].start()] if himself else plain[verbs[-1].end() :] if verbs else plain
    named = [(name.start, name.name) for name in names_in(region) if not _BY_SURNAME.fullmatch(name.name)]
    for courtesy in _COURTEOUS.finditer(region):  # "hr Ek och fru Lind", "herrar Ek och Lind"
        called = [(part.start(), part[0]) for part in _SURNAME.finditer(region, courtesy.start("who"), courtesy.end())]
        named += [(start, resolve(surname, persons) or surname) for start, surname in called]
    if named:
        return [name for _, name in sorted(named)]
    found = [name for word in _SURNAME.finditer(region) if (name := resolve(word[0], persons))]
    if found and (together := _CALLED_TOGETHER.search(region)):  # "Anna och Bo", of whom the list has one
        pair = [whom(word[0], persons) for word in _SURNAME.finditer(together[0])]
        found += [name for name in pair if name and name not in found]
    if not (found or persons):  # nobody is listed, by whatever name
        first_names = (word[0] for word in _SURNAME.finditer(region) if word[0] not in _NO_NAMES)
        found = [name for one in first_names if (name := whom(one, persons))]
    found = found or [name for word in _INITIALS.finditer(region) if (name := by_initials(word[0], persons))]
    return found or called_by_one_word(clause, persons)


def resolve(called: str, persons: Sequence[str]) -> str | None:
    """The only one of ``persons`` who has this first name, or else this surname."""
    for part in (0, -1):
        if fitting := [person for person in persons if person.split()[part] == called]:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _at_work(sentence: str) -> Iterator[tuple[str, str]]:
    """*Anna Berg för protokollet*, *Bo Ek och Eva Lind justerar dagens protokoll tillsammans med ordföranden …*"""
    if (match := _WRITTEN.search(sentence)) and tells_of_writing(match):
        yield "secretary", match["name"]
    if match := _ADJUSTED_BY.search(sentence):
        for named in names_in(match["names"]):
            yield "adjusters", named.name
    if match := _ADJUSTERS_ARE.search(sentence):
        for named in names_in(match["names"]):
            yield "adjusters", named.name
    adjusts = _ADJUSTING.search(sentence) and not _OTHER_MEETING.search(sentence)
    if adjusts and (match := _CHAIR_ADJUSTS.search(sentence)):
        for named in names_in(match["chair"])[:1]:
            yield "chair", named.name
    if match := _ADJUST.search(sentence):
        for named in names_in(sentence[: match.start()]):
            yield "adjusters", named.name
        if match["chair"] and (chair := names_in(match["chair"])):
            yield "chair", chair[0].name


def _called_to_adjust(sentence: str, persons: Sequence[str]) -> list[str]:
    """*Anna och Bo justerar*: whom of the list the first names mean, when it has them all."""
    match = _CALLED_TO_ADJUST.search(sentence)
    called = _AND.split(match["names"]) if match else []
    names = [resolve(one, persons) for one in called]
    return [name for name in names if name] if all(names) else []


def opening_chair(text: str) -> str | None:
    """Who opens the meeting as chair: *Ordföranden Anna Berg hälsade alla välkomna*."""
    match = _OPENING.search(text[:_LONGEST])
    named = names_in(match["name"]) if match else []
    return named[0].name if named else None


def opening_chair_by_first_name(text: str, persons: Sequence[str]) -> str | None:
    """*Ordförande Anna öppnade mötet*, where one of those present is called so, or where nobody is listed."""
    match = _OPENING_FIRST.search(text[:_LONGEST])
    if match is None:
        return None
    return resolve(match["name"], persons) if persons else whom(match["name"], persons)


def opener_in_the_chair(opening: str, rest: str) -> str | None:
    """Who opens the meeting and is called its chair elsewhere: *Anna Berg öppnade mötet*, *Anna Berg ordförande*."""
    match = _OPENER.search(opening[:_LONGEST])
    named = names_in(match["name"]) if match else []
    if len(named) != 1:
        return None
    name = regex.escape(named[0].name)
    chair = regex.compile(
        rf"{name},?\s+ordförande(?!\p{{L}})(?!\s+(?:i|för|på)\b)|(?<!vice\s)\bordförande\s*:?\s+{name}(?!\p{{L}})"
    )
    return named[0].name if chair.search(rest) else None
