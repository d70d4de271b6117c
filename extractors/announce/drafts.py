"""Cuts an article's clauses into the single actions it tells of; it does not yet name, date or place them.

Two ways of telling are known. A *single* text tells of one action, again and again ("die Messe", "der Tag"), and may
add another one: a side event with a day of its own, a cancelled one, the next edition. A *programme* text (an action
week, three houses, two dates) tells of one action per clause or list item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.announce.lists import day_lists, lead_of
from extractors.announce.marks import Mark, Marks
from extractors.announce.nouns import Name, Noun
from extractors.announce.off import is_off
from extractors.announce.phrases import phrase
from extractors.announce.telling import (
    MOVED,
    OFF,
    POINTS_BACK,
    REPORTED,
    SPEECH,
    acts_itself,
    background,
    best_noun,
    main_clause,
    on_agenda,
    same_action,
    with_day_after,
)
from extractors.dates import When

PRONOUN = re.compile(r"^(?:Sie|Er)\b")


@dataclass(slots=True)
class Draft:
    """One action as told: the clause that tells it, further clauses on it, and the noun or name that it goes by.

    ``when``, ``place`` and ``title`` are set where one clause or list tells of several (``series``). ``lines`` are the
    items of a list that each name one instance.
    """

    head: int
    noun: Noun | None = None
    name: Name | None = None
    also: list[int] = field(default_factory=list)
    next: bool = False
    main: bool = False
    when: When | None = None
    place: str | None = None
    title: str | None = None
    series: bool = False
    lines: tuple[int, ...] = ()

    @property
    def clauses(self) -> list[int]:
        """All clauses that tell of it, the head first."""
        return [self.head, *self.also]


def _own_day(mark: Mark, taken: set[object]) -> bool:
    """Has the clause a day that the main action has not?"""
    days = {when.starts_on or when.partial for when in mark.whens if when.starts_on or when.partial}
    return bool(days) and not days & taken and "deadline" not in mark.cues


PLANNED = phrase("planned")
LASTING = frozenset({"exhibition", "programme_launch", "opening", "publication"})
CEREMONY = phrase("ceremony")
# "am letzten Tag laden wir zur Finissage": the day is that of the whole
EDGE_DAY = re.compile(r"\b(?:(?P<first>ersten)|(?P<last>letzten)) (?:Tag|Abend|Ausstellungstag)\b")


def _ceremony(mark: Mark, noun: Noun | None, main: Draft) -> bool:
    """Something that lasts (exhibition, programme, house) and its opening on one day are two actions."""
    if noun is None or main.noun is None or main.noun.type not in LASTING or not CEREMONY.search(noun.text):
        return False
    one_day = any(when.starts_on and when.starts_on == when.ends_on for when in mark.whens)
    one_day = one_day or EDGE_DAY.search(mark.clause.text) is not None
    one_day = one_day or (bool(mark.times) and ON_THE_SIDE.search(mark.clause.text) is not None)
    return one_day and not same_action(noun, main.noun) and not SPEECH.match(mark.clause.text)


def _is_over(marks: Marks, head: int) -> bool:
    """Does the clause of the main action name a day before the day of publication?"""
    today = marks.published_on
    return today is not None and any(when.ends_on and when.ends_on < today for when in marks.marks[head].whens)


def _by_day(marks: Marks) -> list[Draft]:
    """No clause names the action: the first one that has a day and a Jobcenter tells of it, else the first with a
    day.
    """
    dated = [
        i for i, mark in enumerate(marks.marks) if mark.whens and not background(mark) and "deadline" not in mark.cues
    ]
    with_actor = [i for i in dated if marks.marks[i].acting]
    return [Draft(i, main=True) for i in (with_actor or dated)[:1]]


# "sie wollen es im Frühjahr wieder machen": neither noun nor day
AGAIN_SOME_DAY = re.compile(
    r"\b(?:wieder|erneut|noch einmal)\b.{0,30}\b(?:machen|geben|stattfinden|anbieten|ausrichten|dabei)\b"
)
EDITION = re.compile(
    r"(?:(?:kleinere|größere|weitere|zweite|dritte|neue)[nrs]?\s)?"
    r"(?:Ausgabe|Auflage|Neuauflage|Runde|Wiederholung|Fortsetzung)(?:\s(?:in|der|des)\s[A-ZÄÖÜ][\w-]+)?"
)
# "außerdem bereiten wir eine kleinere Ausgabe in … vor": another one beside the next edition
ONE_MORE = re.compile(r"\b(?:außerdem|zudem|daneben|darüber hinaus|weitere[rns]?|kleinere[rns]?|zusätzliche[rns]?)\b")


def is_next(marks: Marks, i: int, recap: bool = False) -> bool:
    """The next edition: said by word, in a text that looks back, in its later half, with a noun or a day."""
    mark = marks.marks[i]
    if "next" not in mark.cues or not (recap or marks.default == "back") or background(mark):
        return False
    if mark.cues & {"deadline", "unless"}:
        return False
    late = mark.clause.start > len(marks.text) * 0.4 and (
        bool(mark.whens) or PLANNED.search(mark.clause.text) is not None
    )
    said = bool(mark.nouns or mark.whens) or any(words.search(mark.clause.text) for words in (AGAIN_SOME_DAY, EDITION))
    return late and said and not SPEECH.match(mark.clause.text)


def single(marks: Marks) -> list[Draft]:
    """The main action of a text on one action, then what it adds: side events, cancelled ones, the next edition."""
    head = main_clause(marks)
    if head is None:
        found = _by_day(marks)
        if not found:
            return []
        head = found[0].head
    first = marks.marks[head]
    recap = first.looks == "back" or _is_over(marks, head)
    main = Draft(head, best_noun(first), first.names[0] if first.names else None, main=True)
    if main.noun is None or not main.noun.sure:
        _named_beside(marks, main)
    drafts = [main]
    taken = _days_of_main(marks, head)
    for i, mark in enumerate(marks.marks):
        if i == head or background(mark) or mark.clause.heading:
            continue
        mark = with_day_after(marks, i)
        noun, last = _other_noun(mark, main) or best_noun(mark), drafts[-1]
        if is_next(marks, i, recap):
            both = bool(mark.whens) and any(marks.marks[j].whens for j in last.clauses)
            if last.next and i - last.clauses[-1] <= 2 and not both and not ONE_MORE.search(mark.clause.text):
                last.also.append(i)
            else:
                edition = EDITION.search(mark.clause.text) if noun is None and not mark.names else None
                name = mark.names[0] if mark.names else None
                drafts.append(Draft(i, noun, name, next=True, title=edition.group() if edition else None))
        elif last.next and i == last.clauses[-1] + 1 and mark.whens:
            last.also.append(i)
        elif _is_side(marks, mark, noun, main, taken, recap, abs(i - head) > 2):
            drafts.append(Draft(i, noun, mark.names[0] if mark.names else None))
            taken |= {when.starts_on for when in mark.whens}
        elif (
            noun is not None and noun.type == "exhibition" and main.noun is not None and main.noun.type == "exhibition"
        ):
            main.also.append(i)
        elif (i == last.clauses[-1] + 1 and POINTS_BACK.match(mark.clause.text)) or (
            noun is not None and same_action(noun, last.noun)
        ):
            last.also.append(i)
    return _with_lines(marks, drafts)


def _with_lines(marks: Marks, drafts: list[Draft]) -> list[Draft]:
    """Gives every list of days to the action that its lead names: the main one, or one that only the list tells of."""
    main = drafts[0]
    for lines in day_lists(marks):
        lead = lead_of(marks, lines[0])
        noun = best_noun(marks.marks[lead]) if lead is not None else None
        name = next(iter(marks.marks[lead].names), None) if lead is not None else None
        known = next((d for d in drafts if lead in d.clauses), None)
        if known is None and noun is not None:
            known = next(
                (d for d in drafts if d.noun is not None and not noun.form and same_action(noun, d.noun)), None
            )
        if known is None and lead is not None and noun is not None and not noun.form and main.noun is not None:
            known = Draft(lead, noun, name)
            drafts = [d for d in drafts if d.head not in lines]
            drafts.append(known)
        if known in (None, main) and main.noun is not None and main.noun.type in LASTING - {"exhibition"}:
            # what has begun for good is not held on the days of a list: they are something that goes with it
            above = marks.marks[lines[0] - 1].clause if lines[0] else None
            known = Draft(lines[0], title=above.text.rstrip(":") if above is not None and above.heading else None)
            drafts.append(known)
        known = known or main
        known.lines = (*known.lines, *lines)
    taken = {i for draft in drafts for i in draft.lines}
    return [draft for draft in drafts if draft.main or draft.lines or draft.head not in taken]


def _other_noun(mark: Mark, main: Draft) -> Noun | None:
    """ "Wer den Fachtag verpasst hat: Eine Fotoschau bleibt bis …": the noun that is not the main action's."""
    others = [noun for noun in mark.nouns if noun.sure and not same_action(noun, main.noun)]
    return others[0] if others and mark.whens and "until" in mark.cues else None


def _days_of_main(marks: Marks, head: int) -> set[object]:
    """The days of the nearest clause that has any: they are the main action's, and no sign of another one."""
    for i in _near(marks, head):
        if marks.marks[i].whens and "deadline" not in marks.marks[i].cues:
            return {when.starts_on or when.partial for when in marks.marks[i].whens}
    return set()


CALENDAR_DAY = phrase("calendar_day")
ON_THE_SIDE = phrase("on_the_side")
# What is held again or next, without a noun: "Am 5. Oktober öffnet die Gärtnerei …".
AGAIN = re.compile(
    r"\b(?:öffnet|öffnen|findet|finden|lädt|laden|startet|beginnt|gibt es|wiederholt|[Gg]efeiert|feiern|feiert)\b"
)


def _instead(mark: Mark, noun: Noun | None, main: Draft) -> bool:
    """Something else on the day of what is off: named otherwise, or another thing by its noun."""
    if not mark.whens or mark.cues & OFF:
        return False
    other_name = any(main.name is None or name.text != main.name.text for name in mark.names)
    other_noun = noun is not None and noun.sure and main.noun is not None and not same_action(noun, main.noun)
    return bool(mark.acting) and (other_name or other_noun)


def _is_side(
    marks: Marks, mark: Mark, noun: Noun | None, main: Draft, taken: set[object], recap: bool, apart: bool
) -> bool:
    """Does the clause tell of another action: on a day of its own, called off, or an exhibition that goes on?

    ``recap``: the main action is over, so a coming day is another action's whatever it is called.
    """
    if mark.cues & {"aside", "deadline", "unless"} or SPEECH.match(mark.clause.text) or on_agenda(mark):
        return False
    if CALENDAR_DAY.search(mark.clause.text) and not mark.acting:
        return False
    if noun is None and not mark.names and PRONOUN.match(mark.clause.text):
        return False
    moved = {"postponed"} & (marks.in_title.cues | marks.marks[main.head].cues)
    if moved and MOVED.search(mark.clause.text):
        return False
    shows = noun is not None and noun.type in ("publication", "exhibition") and bool(mark.acting)
    if shows and ON_THE_SIDE.search(mark.clause.text) and not same_action(noun, main.noun):
        return True
    lasts = main.noun is not None and main.noun.type in LASTING
    one_day = lasts and any(when.starts_on and when.starts_on == when.ends_on for when in mark.whens)
    if _ceremony(mark, noun, main) or (ON_THE_SIDE.search(mark.clause.text) and (one_day or _own_day(mark, taken))):
        return True
    if is_off(marks, main.head, main.noun) and _instead(mark, noun, main):
        return True
    if REPORTED.search(mark.clause.text) and not (noun is not None and noun.sure):
        return False
    own, acts = _own_day(mark, taken), bool(mark.cues & {"organise", "happens", "invites", "present"})
    today = marks.published_on
    coming = today is not None and any(w.starts_on and w.starts_on > today for w in mark.whens)
    said = noun is not None or bool(mark.names) or AGAIN.search(mark.clause.text) is not None
    if noun is None and own and coming and acts_itself(mark):
        return True
    if (
        recap
        and own
        and acts
        and coming
        and "begun" not in mark.cues
        and said
        and not marks.in_title.cues & {"cancelled", "postponed"}
    ):
        return True
    if noun is None and own and mark.names and mark.acting:
        return True
    if (
        noun is None
        or noun.form
        or not ((main.noun is None and noun.sure and apart) or not same_action(noun, main.noun))
    ):
        return False
    goes_on = main.noun is not None and main.noun.type == "exhibition" and not mark.names
    if noun.type == "exhibition" and goes_on:
        return False  # "Zu sehen sind die Bilder bis zum …": the exhibition that the text is about
    if noun.type == "exhibition" and (noun.sure or any(w.ends_on and not w.starts_on for w in mark.whens)):
        return True
    if mark.cues & {"cancelled", "postponed"} and noun.sure:
        return True
    return own and (noun.sure or bool(mark.acting or mark.names) or (acts and noun.type != "programme_launch"))


DEFINITE = re.compile(r"(?:Das|Die|Der) ")


def _named_beside(marks: Marks, main: Draft) -> None:
    """ "… bringt … zusammen. Das Speed-Dating findet … statt": a clause beside names what the main clause only
    describes.
    """
    for i in _near(marks, main.head)[1:5]:
        mark = marks.marks[i]
        noun = best_noun(mark)
        if (
            noun is not None
            and noun.sure
            and not background(mark)
            and mark.cues & {"happens", "organise", "past"}
            and not mark.whens
        ):
            main.noun = noun
            main.also.append(i)
            return
    for i, mark in enumerate(marks.marks):
        opens = next(
            (n for n in mark.nouns if not n.form and DEFINITE.fullmatch(marks.text[mark.clause.start : n.start])), None
        )
        if (
            main.noun is None
            and opens is not None
            and opens.type != "programme_launch"
            and not background(mark)
            and not mark.whens
        ):
            main.noun = opens
            main.also.append(i)
            return


def _near(marks: Marks, head: int) -> list[int]:
    """The clauses around ``head`` in the order in which missing facts are looked for."""
    steps = (0, 1, -1, 2, -2, 3, -3)
    return [head + step for step in steps if 0 <= head + step < len(marks.marks)]
