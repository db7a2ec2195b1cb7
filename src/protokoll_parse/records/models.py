"""The published record, schema version 1. Field descriptions are the documentation: they go into the JSON Schema.

Values are as printed (repaired, words hyphenated at a line end joined); what is absent is null or an empty list, never
an empty string. Legal ground for the choice of fields: kommunallagen (2017:725) 5 kap. 65–69 §§ (what minutes must
hold), 5 kap. 47 § and 6 kap. 28 § (recusal), 8 kap. 12 § (notice); lag (2018:672) om ekonomiska föreningar 6 kap. 39 §.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import ConfigDict, Field, StringConstraints

from protokoll_parse.records.base import ClockTime, Count, EdtfDate, Evidence, IsoDate, Model, RecordSpan, Text
from protokoll_parse.records.provenance import Diagnostic, Generator, Repair, Source

SCHEMA_VERSION: Final = "1.2"


Basis = Literal["stated", "inferred"]
DecisionKind = Literal[
    "approve",
    "adopt",
    "elect",
    "assign",
    "refer_back",
    "recommend",
    "schedule",
    "note",
    "reject",
    "discharge",
    "withdraw",
    "other",
]
ItemKind = Literal["decision", "information", "written_decision", "written_information"]
Status = Literal["ok", "partial", "failed"]


class Meeting(Model):
    """The meeting as the header states it. ``*_basis``: stated or inferred, null when the value is null."""

    body: Text | None = None
    """The body that met (*nämnd, styrelse, grupp, stämma*)."""
    body_basis: Basis | None = None
    """Whether the body is stated or inferred."""
    title: Text | None = None
    """Title line of the document."""
    title_basis: Basis | None = None
    """Whether the title is stated or inferred."""
    document_number: Text | None = None
    """The document's own reference (*Dnr, diarienummer*)."""
    document_number_basis: Basis | None = None
    """Whether the reference is stated or inferred."""
    date: IsoDate | None = None
    """Day of the meeting, the first one when it took several."""
    date_basis: Basis | None = None
    """Whether the date is stated or inferred."""
    start_time: ClockTime | None = None
    """When the meeting began."""
    start_time_basis: Basis | None = None
    """Whether the time is stated or inferred."""
    end_time: ClockTime | None = None
    """When the meeting ended."""
    end_time_basis: Basis | None = None
    """Whether the time is stated or inferred."""
    place: Text | None = None
    """Where the meeting took place."""
    place_basis: Basis | None = None
    """Whether the place is stated or inferred."""
    item_range: Annotated[list[Text], Field(min_length=2, max_length=2)] | None = None
    """First and last item number."""
    item_range_basis: Basis | None = None
    """stated: on the cover or in the header; inferred: counted from the items."""
    evidence: list[Evidence] = []
    """Where the values come from."""


class Officers(Model):
    """Who led, wrote and approves (*justerar*) the minutes."""

    chair: Text | None = None
    """The meeting's chair (*ordförande*)."""
    secretary: Text | None = None
    """Who wrote the minutes (*sekreterare*)."""
    adjusters: list[Text] = []
    """Who approves the minutes (*justerare*)."""


class Attendee(Model):
    """One person (or organisation) of the attendance list."""

    name: Text
    """Name as printed, without party."""
    status: Literal["present", "absent"]
    """Present or absent; a person who came for a part is present."""
    capacity: Literal["member", "substitute", "official", "guest"] | None = None
    """In what capacity: *ledamot, ersättare, tjänsteperson*, others; null when the list does not say."""
    role: Text | None = None
    """Role as printed (*ordförande, sekreterare, förvaltningschef*)."""
    organization: Text | None = None
    """Whom the person represents, as printed."""
    party: Text | None = None
    """Party abbreviation as printed in brackets."""
    from_time: ClockTime | None = None
    """When the person came."""
    to_time: ClockTime | None = None
    """When the person left."""
    items: list[Text] | None = None
    """Numbers of the items for which the person was present; null = all."""
    replaces: Text | None = None
    """For whom a substitute serves."""
    note: Text | None = None
    """The printed remark, unread."""
    span: RecordSpan
    """Where the entry stands."""


class Presenter(Model):
    """Who presented the item (*föredragande*)."""

    name: Text
    """Name as printed."""
    role: Text | None = None
    """Role as printed."""
    organization: Text | None = None
    """Organisation as printed."""
    span: RecordSpan
    """Where the name stands."""


class Election(Model):
    """One person elected to one position."""

    person: Text
    """Who was elected."""
    position: Text | None = None
    """To what."""
    organization: Text | None = None
    """From which organisation."""
    period: Text | None = None
    """For how long, as printed."""


class Clause(Model):
    """One atomic decision: one *att-sats* of a decision, or the whole of it."""

    n: Annotated[int, Field(ge=1)]
    """Place in the decision, from 1."""
    text: Text
    """The clause, from *att* on."""
    verb: Text | None = None
    """The operative verb as printed."""
    kind: DecisionKind
    """What kind of decision the verb makes."""
    condition: Text | None = None
    """What must be fulfilled (*under förutsättning att …*)."""
    effective_from: IsoDate | None = None
    """From when it applies."""
    addressee: Text | None = None
    """To whom it is directed (recommendations, referrals, assignments)."""
    follow_up: Text | None = None
    """Sentences behind the operative one that belong to it."""
    elections: list[Election] = []
    """Persons elected."""
    span: RecordSpan
    """Where the clause stands."""


class Decision(Model):
    """A statement by which the meeting decided: lead, clauses, follow-ups."""

    id: Text
    """Unique in the record: D1, D2 …"""
    text: Text
    """The whole statement."""
    decided_by: Text | None = None
    """The printed subject; else the body, inferred."""
    decided_by_basis: Basis | None = None
    """Whether the statement names who decided."""
    kind: DecisionKind
    """Kind of the first clause."""
    clauses: Annotated[list[Clause], Field(min_length=1)]
    """The atomic decisions."""
    evidence: list[Evidence] = []
    """Rules that found it and that judged it to be taken at this meeting."""
    span: RecordSpan
    """From the lead to the last clause or follow-up."""


class Assignment(Model):
    """Somebody is to do something after the meeting."""

    id: Text
    """Unique in the record: A1, A2 …"""
    assignee: Text | None = None
    """Who is to do it; null when no doer is named."""
    assignee_basis: Basis | None = None
    """Whether the doer is stated or inferred."""
    task: Text
    """What is to be done, as printed."""
    deadline: EdtfDate | None = None
    """By when: a day, or an interval where the text gives less."""
    deadline_text: Text | None = None
    """The deadline as printed."""
    assigned_by: Text | None = None
    """Who assigned it."""
    decision_id: Text | None = None
    """The decision that it comes from; null when it stands outside one."""
    evidence: list[Evidence] = []
    """Rules that found it."""
    span: RecordSpan
    """Where it stands."""


class Proposal(Model):
    """A proposal or motion from the floor (*förslag, yrkande*)."""

    by: Text | None = None
    """Who proposed, as printed."""
    text: Text
    """What was proposed."""
    withdrawn: bool = False
    """Whether it was withdrawn."""
    span: RecordSpan
    """Where it stands."""


class RollEntry(Model):
    """One member's vote."""

    name: Text
    """Name as printed."""
    vote: Literal["for", "against", "abstained"]
    """How the member voted."""


class Vote(Model):
    """A vote that was counted (*omröstning, votering*)."""

    for_: Annotated[int | None, Field(alias="for", ge=0)] = None
    """Votes for (*ja*)."""
    against: Count | None = None
    """Votes against (*nej*)."""
    abstained: Count | None = None
    """Members who abstained (*avstår*)."""
    roll: list[RollEntry] = []
    """Votes by name."""
    span: RecordSpan
    """Where the result stands."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, populate_by_name=True)


class Reservation(Model):
    """A reservation against a decision (*reservation*)."""

    by: list[Text] = []
    """Who made it."""
    text: Text
    """Its wording."""
    span: RecordSpan
    """Where it stands."""


class Recusal(Model):
    """Somebody took no part because of a conflict of interest (*jäv*)."""

    name: Text
    """Who."""
    span: RecordSpan
    """Where it stands."""


class Reference(Model):
    """Something that the item refers to."""

    kind: Literal["case", "law", "attachment", "minutes", "document"]
    """case: a Dnr; law: an act or a section; attachment: *bilaga*; minutes: an earlier protocol; document: others."""
    text: Text
    """The reference as printed."""
    span: RecordSpan
    """Where it stands."""


class Item(Model):
    """An item of the meeting (*ärende, paragraf, punkt*), or a sub-item: the same fields."""

    number: Text | None = None
    """The printed number (44, 3.1); null where none is printed."""
    label: Text | None = None
    """The printed form of the number ("§ 44")."""
    title: Text | None = None
    """The title without number and Dnr."""
    kind: ItemKind | None = None
    """What the item's kind line says (*beslutsärende, informationsärende*)."""
    document_number: Text | None = None
    """The item's reference (*Dnr, ärendenummer*)."""
    presenters: list[Presenter] = []
    """Who presented it."""
    subitems: list[Item] = []
    """Sub-items in order."""
    decisions: list[Decision] = []
    """Decisions taken at this meeting."""
    assignments: list[Assignment] = []
    """Assignments given at this meeting."""
    proposals: list[Proposal] = []
    """Proposals made."""
    votes: list[Vote] = []
    """Counted votes."""
    reservations: list[Reservation] = []
    """Reservations."""
    recusals: list[Recusal] = []
    """Recusals."""
    references: list[Reference] = []
    """References."""
    prior_decisions: list[Decision] = []
    """Decisions that are retold: of an earlier meeting or of another body."""
    prior_assignments: list[Assignment] = []
    """Assignments that are retold."""
    text: Text | None = None
    """The item's own text without heading and sub-items, a paragraph a line."""
    span: RecordSpan
    """From the heading to the last line, sub-items included."""


class NextMeeting(Model):
    """A meeting that is announced as the next."""

    date: IsoDate | None = None
    """Its day."""
    body: Text | None = None
    """Who meets, when the text says."""
    text: Text
    """The announcement."""
    span: RecordSpan
    """Where it stands."""


class ScheduleEntry(Model):
    """A planned meeting of a schedule."""

    date: IsoDate | None = None
    """Its (first) day."""
    end_date: IsoDate | None = None
    """Its last day when it takes several."""
    start_time: ClockTime | None = None
    """When it begins."""
    end_time: ClockTime | None = None
    """When it ends."""
    body: Text | None = None
    """Who meets, when the text says."""
    text: Text
    """The entry as printed."""
    span: RecordSpan
    """Where it stands."""


class Protocol(Model):
    """The minutes of one meeting."""

    schema_version: Annotated[str, StringConstraints(pattern=r"^1\.\d+$")] = SCHEMA_VERSION
    """Version of this schema."""
    status: Status
    """ok; partial: something is missing or doubtful, see the diagnostics; failed: the input could not be read."""
    generator: Generator
    """What made the record."""
    source: Source
    """What it was made from."""
    meeting: Meeting = Meeting()
    """The meeting."""
    officers: Officers = Officers()
    """Chair, secretary, adjusters."""
    attendance: list[Attendee] = []
    """Who was there and who was not."""
    items: list[Item] = []
    """What was treated, in order."""
    next_meetings: list[NextMeeting] = []
    """Meetings announced as next."""
    schedule: list[ScheduleEntry] = []
    """Meetings planned for a period."""
    repairs: list[Repair] = []
    """Edits of the repair stage, in order."""
    diagnostics: list[Diagnostic] = []
    """What a person should know."""
