"""The ways to print an item's number, one rule each, and the heading that such a rule finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from protokoll_parse.text.patterns import compiled

if TYPE_CHECKING:
    import regex

    from protokoll_parse.text import Line

Number = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HeadingRule:
    """One way to print an item's number.

    ``family``: rules that may number the items of one document together. ``score``: how much the form alone says, in
    natural units of evidence. ``pattern`` has the groups ``label``, ``n`` and ``rest``.
    """

    id: str
    family: str
    score: float
    pattern: regex.Pattern[str]
    reason: str


def _rule(rule_id: str, family: str, score: float, pattern: str, reason: str) -> HeadingRule:
    return HeadingRule(rule_id, family, score, compiled(pattern), reason)


# what OCR sees in a wide gap: dashes, signs of equality, quotation marks
_SPECKS = r"\s?[:=~«»_–—-][:=~«»_–—.-]{0,2}(?=\s|\p{Lu}\p{L})"
# a dash or colon between number and title belongs to neither
_GAP = rf"(?:{_SPECKS}|[.,;)]|/(?=\s))?\s*"
# items that were treated together: "5 och 6 Title", "§ 5 samt § 6"; with a dash it may be a span of hours
_NEXT = r"\s+(?:och|samt|&|\+)\s+(?:§\s?)?[0-9]{1,3}(?![0-9:/]|\.[0-9])"
_AND_NEXT = rf"(?:{_NEXT})?"
# letters of a body where its § was lost
# of a board, a committee, a council: "Ks", "Fhr"
LETTERS = r"(?!(?:SFS|SOU|AB|EU|EG|NR|DNR|HSB)\s)(?:\p{Lu}{2,5}|\p{Lu}\p{Ll}{0,3}[fsnu]|\p{Lu}[bcdfghjklmpqsvwxz]r)"
# letters of a body in front of a §, and no other word in front of a number
_BODY_LETTERS = r"(?!(?:Rum|Sal|Sida?|Blad|Dnr|Nr|Lgh|Tel|Kl|Ärende|Punkt|Fråga|Item|Mom|Bil)\s)\p{Lu}\p{L}{1,5}"

# a number with at least one digit and one letter that OCR reads for a digit
_DAMAGED = r"(?=[lI|Ooé]*[0-9])(?=[0-9]*[lI|Ooé])[0-9lI|Ooé]{2,3}"

SURE = frozenset({"section", "named", "behind", "dated"})  # families whose sign or word no list inside an item has
SIGN_BEHIND = "SEG027"  # the rule for a § behind the number, read as a digit
IN_MARGIN = "SEG030"  # the rule for a number behind its title, in front of the text
OF_MINUTES = "SEG024"  # the rule for a number behind the kind of document and the day
BELOW = frozenset({"SEG013", "SEG014", "SEG032"})  # rules whose headings open no sequence
# in order: the first rule of a family that matches a line is the one that counts
HEADING_RULES: tuple[HeadingRule, ...] = (
    _rule(
        "SEG001",
        "section",
        2.0,
        r"(?P<open>[\[{]\s?)?(?P<label>(?:\p{Lu}[\p{L}/.-]{0,13}\s)?§\.?\s{0,4}(?:(?:19|20)[0-9][0-9][:/])?(?P<n>[0-9]{1,4}(?:\.[0-9]{1,2}(?![0-9]))*)"
        r"(?:[/:](?:19|20)[0-9][0-9]|/[0-9][0-9](?![0-9]))?(?:\s?[-–—]\s?(?:del\sav\s)?§\s?[0-9]{1,4}|[-–][0-9]{1,4})?"
        + _AND_NEXT
        + r")"
        r"\b(?!\s?(?:kap|st|mom)\b|:[1-9](?![0-9]))(?:\s?[a-z]\b)?(?:(?(open)\.?\s?[\]}]|(?!))|"
        + _GAP
        + r")\s*(?P<rest>.*)",
        "§ 12 Title, § 12/ Title, KS § 12, § 12/2024, § 12 – § 13, [§ 12], {§.12.}",
    ),
    _rule(
        IN_MARGIN,
        "section",
        1.0,
        r"(?P<margin>(?:Dnr\s)?\p{Lu}[^§:]{0,30}?)\s{2,40}(?P<label>§\s?(?P<n>[0-9]{1,4}))\.?(?!\s?[,–-])\s+(?P<rest>\p{Lu}\S.*)",
        "Title  § 12  Text, the title in a column in front of the number",
    ),
    _rule("SEG002", "section", 1.5, r"(?P<label>(?P<n>[0-9]{1,4})\s?§)" + _GAP + r"(?P<rest>.*)", "12 § Title"),
    _rule(
        "SEG003",
        "section",
        0.3,
        r"(?P<label>(?P<body>\p{Lu}[\p{L}/.-]{0,13}\s(?=[^0-9S]|.\s))?[$8S5\uFFFD]\s?(?P<n>[0-9]{1,3}))"
        r"(?:(?:\.\s?|\s)\s*(?P<rest>\p{Lu}.*)|(?(body)\.?|\.)(?P<rest>))",
        "the § read as $, 8, S or 5, with the body's letters before it or not",
    ),
    _rule(
        "SEG017",
        "section",
        0.2,
        rf"(?P<label>(?:(?:{_BODY_LETTERS}\s)?[$&8S5s\uFFFD](?:[$&Ss£]|[85](?=\s)|(?<=\$):)?\s?|3\s?|{_BODY_LETTERS}\s[0-9]\s)"
        r"(?P<n>[0-9]{1,3}))"
        rf"(?:(?:{_SPECKS}\s*|\.?\s+)(?P<rest>\p{{Lu}}.*)|[.:]?(?P<rest>))",
        "§ 12 by a model that has no §: 812, &12, s 12, 88 12, with a title or alone",
    ),
    _rule(
        "SEG018",
        "section",
        0.2,
        r"(?P<label>(?P<n>[0-9]{1,3})\s[$&8S5]{1,2})\s+(?P<rest>\p{Lu}.*)",
        "12 § Title by a model that has no §: 12 8 Title, 12 S Title",
    ),
    _rule(
        SIGN_BEHIND,
        "section",
        0.2,
        rf"(?P<label>(?P<n>[1-9][0-9]{{0,2}})[8$])(?:(?:{_SPECKS}|\.)?\s+(?P<rest>\p{{Lu}}.*)|(?P<rest>))",
        "12§ Title by a model that has no §: 128 Title, with a title or alone",
    ),
    _rule(
        "SEG004",
        "named",
        1.5,
        r"(?P<label>(?:Paragraf|Ärende|(?:Dagordningsp|P)unkt(?:erna)?|P\.|Nr|Fråga|Mom\.?|Item)\s(?P<n>[0-9]{1,4})"
        + _AND_NEXT
        + r")\b"
        + _GAP
        + r"(?P<rest>(?:\p{Lu}.*)?)",
        "Paragraf 12, Ärende 12, Punkt 12 – Title, Nr 12 Title",
    ),
    _rule(
        "SEG024",
        "named",
        1.5,
        r"\p{L}*[Pp]rotokoll\s(?:[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})\s?/\s?"
        r"(?P<label>(?:Paragraf|§)\s?(?P<n>[0-9]{1,4}))(?P<rest>)",
        "Protokoll 12.03.2024/Paragraf 45 above its title, as pages of the web print a part of the minutes",
    ),
    _rule(
        "SEG005",
        "dotted",
        1.0,
        rf"(?P<label>(?P<n>[0-9]{{1,3}})(?:\.?{_NEXT}|\s?[-–]\s?[0-9]{{1,3}})?\.)(?:\s?\||{_SPECKS})?\s*(?P<rest>\p{{Lu}}.*)",
        "12. Title, 12–13. Title, 12 och 13. Title",
    ),
    _rule(
        "SEG008",
        "dotted",
        0.3,
        r"(?P<label>(?P<n>[0-9]{1,3})\.)\s+"
        r"(?P<rest>(?!att\b)(?:[\uFFFD?\p{Mn}]?\p{Ll}{2}|a\)\s|[\"”“»(]|(?:19|20)[0-9][0-9]\s|[0-9]{1,2}(?:\s(?!(?:tk|k)r\b|st\b|kg\b|stycken\b)\p{L}{2}|-?\p{L})).*)",
        "12. title, 12. ?vrigt, 12. 2025 års …, 12. 25-årsjubileet",
    ),
    _rule(
        "SEG010",
        "section",
        1.0,
        rf"(?P<label>§\s?(?P<n>{_DAMAGED}))(?:\.|\s)\s*(?P<rest>(?:\p{{Lu}}.*)?)",
        "§ 1é, § l2: digits read as letters",
    ),
    _rule(
        "SEG012",
        "dotted",
        0.2,
        r"(?P<label>(?P<n>[0-9]{1,3}),)\s+(?P<rest>\p{Lu}.*)",
        "12, Title",
    ),
    _rule(
        "SEG013",
        "dotted",
        0.4,
        r"(?P<label>(?P<n>[0-9]{1,3}[.:][1-9][0-9]?))\.?\s+(?P<rest>\p{Lu}.*)",
        "12.1 Title, 12:1 Title below 12. Title",
    ),
    _rule(
        "SEG014",
        "section",
        0.4,
        r"(?P<label>(?:§\s?)?(?P<n>[0-9]{1,3}[.:][1-9][0-9]?)(?![0-9]))\.?\s+(?P<rest>\p{Lu}.*)",
        "12.1 Title, 12:1 Title, § 12:1 Title below § 12",
    ),
    _rule(
        "SEG025",
        "dotted",
        0.4,
        r"(?P<label>(?P<n>[0-9]{1,2}[a-h])[.):]?)\s+(?P<rest>\p{Lu}.*)",
        "2a Title, 2b. Title where no item is number 2",
    ),
    _rule("SEG011", "dotted", 0.2, rf"(?P<label>(?P<n>{_DAMAGED})\.)\s+(?P<rest>\p{{Lu}}.*)", "l2. Title, 1O. Title"),
    _rule("SEG006", "bare", 0.3, r"(?P<label>(?P<n>[0-9]{1,3}))\.?(?P<rest>)", "12 alone on its line"),
    _rule(
        "SEG009",
        "bracket",
        0.6,
        r"(?P<label>(?:Ad\s)?(?P<n>[0-9]{1,3})(?::?[o0°º]\)|[°º]|:(?:o|mo|do|tio|to)\b\.?|[):/]|\s\)|(?=\s[–—-]\s))|\((?P<n>[0-9]{1,3})\))"
        r"(?:(?:\s[–—-])?\s+|(?<=[0-9][):]))(?P<rest>\p{Lu}.*)",
        "12) Title, 12 ) Title, 12: Title, 12:Title, 12 – Title, Ad 12), 2:o Title, 2o) Title",
    ),
    _rule(
        "SEG032",
        "bracket",
        0.4,
        r"(?P<label>(?P<n>[0-9]{1,3}[.:][1-9][0-9]?))[.)]?\s+(?P<rest>\p{Lu}.*)",
        "12.1 Title, 12.1) Title below 12) Title",
    ),
    _rule(
        "SEG016",
        "yearly",
        0.6,
        r"(?P<label>(?P<n>[0-9]{1,3})/(?:20)?[0-9]{2}|(?:20)[0-9]{2}[/:](?P<n>[0-9]{1,3}))[.:]?(?:\s[–-])?\s+(?P<rest>\p{Lu}.*)",
        "12/24 Title, 12/2024 Title, 2024:12 Title",
    ),
    _rule("SEG015", "roman", 0.6, r"(?P<label>(?P<n>[IVXL]{1,7})[.):]?)\s+(?P<rest>\p{Lu}.*)", "XII. Title"),
    _rule(
        "SEG023",
        "dated",
        0.9,
        r"\p{Lu}[^§0-9]{2,100}\s(?:(?P<day>[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})[\s,/]{1,2}"
        r"(?P<label>§\s?(?P<n>[0-9]{1,4}))|(?P<label>§\s?(?P<n>[0-9]{1,4}))[\s,/]{1,2}(?P<day>[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)[0-9]{2}))(?P<rest>)",
        "Kommunstyrelsen 12.03.2024 § 45 below its title, where the head states that number",
    ),
    _rule(
        "SEG019",
        "behind",
        0.9,
        r"(?P<rest>\p{L}[^§]{0,150}?[^§\s])(?:\s*+[–—-]|,)?\s++\(?(?P<label>(?:(?<!\b(?:från|för|av|om|till|i|på|med|vid|och|samt)\s)\p{Lu}{1,5}\s)?§\s?(?P<n>[0-9]{1,4}))\)?",
        "Title § 12, Title (§ 12): the number at the right margin",
    ),
    _rule(
        "SEG022",
        "lettered",
        0.2,
        rf"(?P<label>{LETTERS}\s(?P<n>[0-9]{{1,4}}))(?:[.:]?\s+(?P<rest>(?:dnr\b|\p{{Lu}}).*)|(?P<rest>))",
        "Kf 12 Title: the letters of the body, and a § that was lost",
    ),
    _rule(
        "SEG026",
        "hashed",
        0.6,
        r"(?P<label>#(?P<n>[0-9]{1,3}))[.:)]?(?:\s+(?P<rest>\p{Lu}.*)|(?P<rest>))",
        "#12 Title: the sign for a number",
    ),
    _rule(
        "SEG007",
        "decimal",
        0.5,
        rf"(?P<label>(?P<n>[0-9]{{1,3}}(?:(?:\.[0-9]{{1,2}}){{0,2}}|:[1-9](?![0-9]))){_AND_NEXT})(?:\.|{_SPECKS})?\s+(?P<rest>\p{{Lu}}.*)",
        "3 Title, 3.1 Title, 3:1 Title, 3 och 4 Title",
    ),
)

SURELY_LOST_SIGN = frozenset({"SEG017", "SEG018", SIGN_BEHIND})
SIGNS_BEHIND = frozenset({"SEG002", "SEG018", SIGN_BEHIND})  # rules for a number with its § behind it
LOST_SIGN = SURELY_LOST_SIGN | {"SEG003"}  # rules that read other signs for a §
IN_PARTS = "SEG025"  # the rule for the parts of an item that has no heading of its own


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may open an item.

    ``index`` is its place in the list of lines, ``rest`` what follows the number, or stands in front of it. ``above``:
    so many lines of the title, and blank ones, stand above the one with the number; then ``index`` and ``rest`` are of
    the first of them. ``margin``: the lines of a title that stand elsewhere,
    ``case_number``: that of a case number that does.
    """

    index: int
    number: Number
    label: str
    rest: str
    rule: HeadingRule
    score: float
    in_contents: bool
    above: int = 0
    margin: tuple[Line, ...] = ()
    case_number: Line | None = None

    @property
    def printed(self) -> str | None:
        """The number with the sign or the letter that divides it: 3.1, 3:1, 2a; None where none is printed."""
        if self.rule.id == IN_PARTS:
            return f"{self.number[0]}{chr(ord('a') + self.number[1] - 1)}"
        return (":" if ":" in self.label and len(self.number) > 1 else ".").join(map(str, self.number)) or None
