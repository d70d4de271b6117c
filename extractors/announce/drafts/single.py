"""Cuts an article's clauses into the single actions it tells of; it does not yet name, date or place them.

Two ways of telling are known. A *single* text tells of one action, again and again ("die Messe", "der Tag"), and may
add another one: a side event with a day of its own, a cancelled one, the next edition. A *programme* text (an action
week, three houses, two dates) tells of one action per clause or list item.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.nouns import Noun
from extractors.announce.clauses.phrases import phrase
from extractors.announce.clauses.telling import (
    POINTS_BACK,
    THEN,
    background,
    best_noun,
    main_clause,
    same_action,
    with_day_after,
)
from extractors.announce.drafts.draft import Draft
from extractors.announce.drafts.editions import EDITION, ONE_MORE, is_next, is_repeat, one_more
from extractors.announce.drafts.feasts import opened_with, with_ceremony
from extractors.announce.drafts.listed import with_lines
from extractors.announce.drafts.sides import is_side

BINDS = phrase("binds")


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
    return [Draft(i, main=True) for i in (with_actor or dated or _at_all(marks))[:1]]


def _at_all(marks: Marks) -> list[int]:
    """The clause that tells most, where each seems to speak of something else: "Das „Repair-Café“, das am Dienstag in
    den Hof zieht, hat bei der Premiere 30 Gäste gehabt". A page in scope tells of one action at least.
    """

    def told(i: int) -> float:
        mark = marks.marks[i]
        noun = best_noun(mark)
        tells = 1.5 * bool(mark.names) + bool(mark.acting) + (1.5 if noun and noun.sure else 0.5 * (noun is not None))
        tells += bool(mark.whens) and "deadline" not in mark.cues
        return tells - 2.0 * bool(mark.cues & {"others", "denied"}) - mark.clause.heading - 0.1 * mark.clause.paragraph

    return sorted(range(len(marks.marks)), key=lambda i: (-told(i), i))[:1]


def single(marks: Marks, at: int | None = None, lasts: bool = False) -> list[Draft]:
    """The main action of a text on one action, then what it adds: side events, cancelled ones, the next edition.

    ``at`` is the clause of the main action, where it is known already, and ``lasts`` whether it goes on.
    """
    head = main_clause(marks) if at is None else at
    if head is None:
        found = _by_day(marks)
        if not found:
            return []
        head = found[0].head
    first = marks.marks[head]
    recap = not lasts and (first.looks == "back" or _is_over(marks, head))
    main = Draft(head, _main_noun(marks, first), first.names[0] if first.names else None, main=True)
    if at is not None and (main.noun is None or main.noun.form):
        main.noun = next((noun for mark in marks.marks[at + 1 : at + 2] for noun in mark.nouns if not noun.form), None)
    if main.noun is None or not main.noun.sure:
        _named_beside(marks, main)
    drafts = [main, *with_ceremony(first, main)]
    taken = _days_of_main(marks, head)
    lent: set[int] = set()  # clauses whose day the next one says
    for i, mark in enumerate(marks.marks):
        if i == head or background(mark) or mark.clause.heading:
            continue
        plain, mark = mark, with_day_after(marks, i)
        noun, last = _other_noun(mark, main) or best_noun(mark), drafts[-1]
        if i - 1 in lent and not last.main:
            last.also.append(i)  # says the day of what the clause before has named
            continue
        if not plain.whens and mark.whens and not marks.marks[i - 1 if THEN.match(plain.clause.text) else i].whens:
            lent.add(i)
        if _names_main(mark, main, noun, i - head):
            main.also.append(i)
            main.name = mark.names[0]
        elif one_more(marks, last, i, noun):
            drafts.append(replace(last, head=i, also=[last.head], series=True))
            taken |= {when.starts_on for when in mark.whens}
        elif not is_next(marks, i, recap, main.noun) and is_repeat(marks, i, taken, noun, main.noun):
            edition = EDITION.search(mark.clause.text) if noun is None else None
            drafts.append(Draft(i, noun, next=True, title=edition.group() if edition else None))
            taken |= {when.starts_on for when in mark.whens}
        elif is_next(marks, i, recap, main.noun):
            both = bool(mark.whens) and any(marks.marks[j].whens for j in last.clauses)
            if last.next and i - last.clauses[-1] <= 2 and not both and not ONE_MORE.search(mark.clause.text):
                last.also.append(i)
            else:
                edition = EDITION.search(mark.clause.text) if noun is None and not mark.names else None
                name = mark.names[0] if mark.names else None
                drafts.append(Draft(i, noun, name, next=True, title=edition.group() if edition else None))
        elif last.next and i == last.clauses[-1] + 1 and mark.whens and not _of_its_own(marks, mark, last):
            last.also.append(i)
        elif _says_day(marks, drafts, i, noun):
            last.also.append(i)
            taken |= {when.starts_on for when in mark.whens}
        elif is_side(marks, mark, noun, main, taken, recap, abs(i - head) > 2, 0 < i - last.clauses[-1] <= 2):
            drafts.append(Draft(i, noun, mark.names[0] if mark.names else None))
            taken |= {when.starts_on for when in mark.whens}
        elif (feast := opened_with(marks, plain, drafts)) is not None:
            feast.head = i
            drafts.append(feast)
        elif (
            noun is not None and noun.type == "exhibition" and main.noun is not None and main.noun.type == "exhibition"
        ):
            main.also.append(i)
        elif (i == last.clauses[-1] + 1 and POINTS_BACK.match(mark.clause.text)) or (
            noun is not None and same_action(noun, last.noun)
        ):
            last.also.append(i)
            if not last.main and last.noun is None and last.name is None and noun is not None and noun.sure:
                last.noun = noun  # "Am 14. März kann sich jeder das Haus ansehen. Der Infotag dauert bis 15 Uhr"
    return with_lines(marks, drafts)


def _main_noun(marks: Marks, first: Mark) -> Noun | None:
    """The noun of the main clause: the one that the headline has too, before others ("Weil Präsenzmessen ausfallen,
    lädt das Jobcenter zur Digitalmesse"); a mere "die Schau" is what the headline calls it.
    """
    noun, in_title = best_noun(first), [one for one in marks.in_title.nouns if one.sure]
    if noun is not None and noun.form and in_title:
        return replace(noun, text=in_title[0].text, type=in_title[0].type, sure=True, form=False, wide=in_title[0].wide)
    same = (one for one in first.nouns if one.sure and any(one.stem == other.stem for other in in_title))
    return next(same, noun)


def _says_day(marks: Marks, drafts: list[Draft], i: int, noun: Noun | None) -> bool:
    """ "… üben seit April in Workshops; ein letzter ist für den 4. Mai angesetzt": said right after it."""
    last, mark = drafts[-1], marks.marks[i]
    if last.main or last.next or i != last.clauses[-1] + 1 or noun is not None or mark.names or not mark.whens:
        return False
    linked = marks.marks[i - 1].clause.sentence == mark.clause.sentence
    return linked and not any(when.starts_on for j in last.clauses for when in marks.marks[j].whens)


def _names_main(mark: Mark, main: Draft, noun: Noun | None, away: int) -> bool:
    """ "Unter dem Titel „…“ hängen sie seit Montag": what is shown, told before, gets its name here; so does any action
    in the clause right after.
    """
    shown = main.noun is not None and main.noun.type in ("exhibition", "publication")
    shown = shown or (away == 1 and not mark.whens and main.noun is not None)
    if not shown or main.name is not None or not mark.names or not BINDS.search(mark.clause.text):
        return False
    if away == 1 and mark.clause.text.startswith("Unter ") and BINDS.search(mark.clause.text[:24]):
        return True  # "Unter dem Namen …"
    return noun is None or noun.form or noun.type == "programme_launch" or same_action(noun, main.noun)


def _of_its_own(marks: Marks, mark: Mark, last: Draft) -> bool:
    """Does a clause right after a next edition tell of something else: another noun, or an earlier day with hours?"""
    noun = best_noun(mark)
    if last.noun is None and last.name is None and noun is not None and noun.sure and mark.cues & {"invites"}:
        return True  # "… geht in die nächste Runde. Dazu lädt das Jobcenter am 29. Juni zu einem Infonachmittag"
    other = noun is not None and not noun.form and last.noun is not None and not same_action(noun, last.noun)
    days = {when.starts_on for when in mark.whens if when.starts_on}
    told = [when for i in last.clauses for when in marks.marks[i].whens]
    dated = {when.starts_on for when in told if when.starts_on}
    return bool(days) and ((bool(told) and other) or (bool(dated) and not days & dated))


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
