"""How strongly a clause tells of an action, and when it speaks of something else: the background.

It knows single clauses; which of them make one action is decided in ``drafts``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.announce.clauses.marks import Mark, Marks
from extractors.announce.clauses.nouns import Noun
from extractors.announce.clauses.phrases import phrase

# "Worms: …", "Dienstag, 21. Juni, 8 bis 12 Uhr: …": an item of a list with its town or day; "Wir hoffen: …" is none.
_NO_LABEL = (
    r"(?!(?:Wer|Wir|Sie|Es|So|Das|Denn|Und|Aber|Ob|Wie|Was|Nun|Doch|Eines?|Für alle)\b)"
    r"(?![^:]*\b(?:gilt|geht|gibt|folgt|kommt|steht|heißt|ist|sind|war|wird|werden|hat|haben|lautet|bleibt|zeigt|sagt)\b[^:]*:)"
)
LABEL = re.compile(
    rf"^{_NO_LABEL}(?:[A-ZÄÖÜ][\w./ -]{{2,40}}(?:\([^)]*\))?|[A-ZÄÖÜ][a-zäöü]+,? [^:„“]{{4,50}}"
    r"|[A-ZÄÖÜ][a-zäöü]+ \([^)]*\), [^:„“]{4,40})\s?: "
)
SPEECH = re.compile(r"^[„»“\"]")
MOVED = phrase("moved")
# "Dort hängen die Bilder den Sommer über": goes on about the action told just before.
POINTS_BACK = re.compile(r"^(?:Sie|Er|Es|Dort|Hier|Diese[rs]?|Darin|Dabei|Beginn|Los geht)\b")


OURS = re.compile(r"\b[Ww]ir\b")  # on a Jobcenter's own page
# "Gestrichen wurde außerdem ein Speed-Dating": told beside the main action
BESIDES = phrase("besides")
# "nutzt die Aktionswoche, um …", "im Rahmen der Aktionswoche": the week is the occasion, not what is told.
OCCASION = phrase("occasion")


OFF = frozenset({"cancelled", "postponed"})
REPORTED = phrase("reported")
# "10.00 Uhr: Begrüßung durch den Vorstand": a point of the day's agenda.
AGENDA = re.compile(
    r"^(?:[Aa]b |[Uu]m |[Gg]egen |ca\. )?\d{1,2}(?:[.:]\d\d)?"
    r"(?:\s?(?:–|-|bis)\s?\d{1,2}(?:[.:]\d\d)?)?\s?Uhr\b.{0,60}?(?::|–|\s-)\s"
)


def on_agenda(mark: Mark) -> bool:
    """Is the clause a point of a day's agenda: an hour, no day, then what happens?"""
    return not mark.whens and AGENDA.match(mark.clause.text) is not None


def best_noun(mark: Mark) -> Noun | None:
    """The noun that names the clause's action: a sure one before an unsure one, a form of speech last."""
    occasion = OCCASION.search(mark.clause.text) is not None
    nouns = [noun for noun in mark.nouns if not (occasion and noun.type == "campaign_week")]
    ranked = sorted(nouns, key=lambda noun: (not noun.sure, noun.form, noun.type == "programme_launch", noun.start))
    return ranked[0] if ranked else None


def background(mark: Mark) -> bool:
    """Does the clause speak of something else: an earlier edition, other people, counters that stay shut?"""
    if mark.cues & {"cancelled", "postponed"}:
        return "previous" in mark.cues and "postponed" not in mark.cues
    if mark.cues & {"others", "shut", "denied"}:
        return not ("others" in mark.cues and "next" in mark.cues)  # "Fortgesetzt wird die Reihe in der Nachbarstadt"
    return "previous" in mark.cues and "next" not in mark.cues


def coming(marks: Marks, mark: Mark) -> bool:
    """Does the clause name a day after the day of publication, and none before?"""
    days = [when.starts_on for when in mark.whens if when.starts_on]
    return marks.published_on is not None and bool(days) and min(days) > marks.published_on


def _looked_back(marks: Marks, i: int) -> bool:
    """Is there, before clause ``i``, one in the past tense with a day gone by: has the text told of something over?"""
    today = marks.published_on
    return today is not None and any(
        mark.looks == "back" and not background(mark) and "deadline" not in mark.cues
        for mark in marks.marks[: min(i, 8)]
        if any(
            when.ends_on and today.toordinal() - 60 < when.ends_on.toordinal() < today.toordinal()
            for when in mark.whens
        )
    )


BEFOREHAND, ALONGSIDE, ON_THE_SIDE = phrase("beforehand"), phrase("alongside"), phrase("on_the_side")
LASTING = frozenset({"exhibition", "programme_launch", "opening", "publication"})
DATED_LINE, STARTED = phrase("dated_line"), phrase("begins")
# "Seit Montag arbeitet das Jobcenter in der früheren Bank": a house opens without a noun that says so
MOVES, BUILDING = phrase("moves"), phrase("building")


def _beside(marks: Marks, mark: Mark) -> float:
    """What a clause loses because it tells of something before, beside or on the edge of the main action."""
    text = mark.clause.text
    lost = 2.5 if BEFOREHAND.search(text) and mark.whens else 0.0
    lost += 1.5 if ALONGSIDE.search(text) else 0.0
    # "Zur Eröffnung am Montag …" of what the headline calls an exhibition
    lasts = any(noun.type in LASTING and noun.sure for noun in marks.in_title.nouns)
    lost += 2.0 if lasts and ON_THE_SIDE.search(text) else 0.0
    named = {when.starts_on for when in marks.in_title.whens if when.starts_on}
    days = {when.starts_on for when in mark.whens if when.starts_on}
    lost += 2.0 if named and days and not named & days else 0.0  # the headline says another day
    return lost


def _by_headline(marks: Marks, mark: Mark, noun: Noun | None) -> float:
    """What a clause gains because the headline speaks of the same action."""
    if noun is None:
        return 0.0
    if noun.form and any(one.sure for one in marks.in_title.nouns):
        return 1.0  # "die Schau", which the headline calls by its name
    if noun.sure and any(one.sure and same_action(noun, one) for one in marks.in_title.nouns):
        # its days stand in a line of their own ("Wann: Samstag, 8. März")
        apart = not mark.whens and any(m.whens and DATED_LINE.match(m.clause.text) for m in marks.marks)
        return 3.0 if apart else 1.0
    started = "begun" in mark.cues or "begun" in marks.in_title.cues or STARTED.search(marks.title)
    if started and noun.type == "programme_launch" and mark.names and not noun.sure:
        return 1.5 if any(one.stem == noun.stem for one in marks.in_title.nouns) else 0.0
    return 0.0


def strength(marks: Marks, i: int) -> float:
    """How strongly a clause tells of the main action: its noun, its name, who holds it, when it is, where it stands."""
    mark = marks.marks[i]
    if background(mark) or mark.clause.heading or on_agenda(mark):
        return 0.0
    noun = best_noun(mark)
    if "deadline" in mark.cues and not mark.names and (noun is None or not noun.sure):
        return 0.0
    score = 0.0
    if noun is not None:
        score += 2.0 if noun.sure else 0.2 if noun.form else 0.4 if noun.type == "programme_launch" else 0.6
        score += _by_headline(marks, mark, noun)
    if mark.names:
        score += 0.8
        score += 2.5 if any(name.text in marks.title for name in mark.names) else 0.0
    if not score and mark.whens and "organise" in mark.cues:
        score += 0.8 if mark.acting else 0.4
    if not score and any(actor.role == "actor" for actor in mark.acting) and (mark.whens or "begun" in mark.cues):
        moved = MOVES.search(mark.clause.text) and any(BUILDING.search(one) for one in (marks.title, mark.clause.text))
        score += 2.2 if moved and "past" not in mark.cues else 0.0
    if not score:
        return 0.0
    ours = marks.own and OURS.search(mark.clause.text) is not None
    acting = bool(mark.acting) or ours
    score += 1.5 if acting and "organise" in mark.cues else 0.7 if mark.acting else 0.0
    told = mark.whens and "deadline" not in mark.cues and (mark.sure or not REPORTED.search(mark.clause.text))
    score += 1.2 if told else 0.0
    score += 0.5 if mark.times else 0.0
    score += 0.6 if mark.cues & {"happens", "cancelled", "postponed"} else 0.0
    score -= 2.0 if "next" in mark.cues and (marks.default == "back" or _looked_back(marks, i)) else 0.0
    score += 2.5 if mark.cues & marks.in_title.cues & OFF else 0.0
    if (
        mark.cues & OFF
        and noun is not None
        and noun.sure
        and any(one.stem == noun.stem for one in marks.in_title.nouns)
    ):
        score += 1.5  # what the headline names is off: the text is about that, not about what is held instead
    score -= 2.5 if coming(marks, mark) and _looked_back(marks, i) else 0.0
    score -= 1.0 if "until" in mark.cues and not mark.names else 0.0  # what goes on has been told before
    score -= 1.5 if BESIDES.search(mark.clause.text) else 0.0
    score -= _beside(marks, mark)
    score -= 1.0 if SPEECH.match(mark.clause.text) else 0.0
    score -= 1.0 if "deadline" in mark.cues else 0.0
    return score - 0.12 * mark.clause.paragraph - 0.02 * i


DATE_LED = re.compile(r"^(?:Bereits |Schon |Und )?(?:[Aa]m|[Vv]om) ")
IN_TURN = phrase("in_turn")


def acts_itself(mark: Mark) -> bool:
    """ "Am Donnerstag, 3. Dezember, schaltet das Jobcenter … frei": what it does is an action without a noun, too."""
    return (
        (DATE_LED.match(mark.clause.text) is not None or IN_TURN.match(mark.clause.text) is not None)
        and "organise" in mark.cues
        and any(actor.role == "actor" for actor in mark.acting)
    )


THEN = re.compile(r"^(?:Dann|Da|An diesem (?:Tag|Abend)|An dem (?:Tag|Abend)) ")


def with_day_after(marks: Marks, i: int) -> Mark:
    """ "Nicht betroffen ist der Vortrag „…“. Er beginnt am Donnerstag": the next clause says its day."""
    mark = marks.marks[i]
    if i and mark.sure and not mark.whens and THEN.match(mark.clause.text):
        before = marks.marks[
            i - 1
        ]  # "Alle anderen dürfen am Samstag kommen. Dann lädt das Team zum Tag der offenen Tür"
        if before.whens and not before.sure and not background(before):
            return replace(mark, whens=before.whens)
    if mark.whens or not mark.nouns or i + 1 == len(marks.marks):
        return mark
    after = marks.marks[i + 1]
    if not after.whens or background(after) or not _says_its_day(mark, after):
        return mark
    return replace(mark, whens=after.whens, times=after.times, cues=(mark.cues | after.cues) - {"next"})


ORDINAL = phrase("ordinal")
# "35 Gäste saßen dazu am 5. November zusammen": the clause goes on about what the one before has named
ABOUT_IT = re.compile(r"\b(?:dazu|dabei|daran|darin|dort)\b")


def _says_its_day(mark: Mark, after: Mark) -> bool:
    """Does a clause say when that is held which the clause before it has named?"""
    text = after.clause.text
    if DATED_LINE.match(text):
        return mark.sure and mark.clause.text.rstrip().endswith(":")  # "Zur Eröffnung laden wir ein: Wann? …"
    if after.clause.paragraph != mark.clause.paragraph or after.sure or after.names:
        return False
    if ORDINAL.match(text):
        return mark.sure or bool(mark.acting)
    if after.nouns:
        return False
    if POINTS_BACK.match(text):
        return bool(mark.names) or mark.sure
    return mark.sure and not after.actors and "past" in after.cues and ABOUT_IT.search(text) is not None


def main_clause(marks: Marks) -> int | None:
    """The clause that tells the main action best, or None where no clause names one."""
    scored = [(strength(marks, i), -i) for i in range(len(marks.marks))]
    if not scored:
        return None
    best, at = max(scored)
    return -at if best > 0.5 else None


def same_action(left: Noun | None, right: Noun | None) -> bool:
    """Do two nouns go for one action? Equal stems, or one is the other's last part ("Messe" for "Jobmesse")."""
    if left is None or right is None or left.form or right.form:
        return True
    a, b = left.stem, right.stem
    return a == b or a.endswith(b) or b.endswith(a) or a.startswith(b) or b.startswith(a)
