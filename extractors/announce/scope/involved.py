"""What a page's mentions of its Jobcenter amount to: has it a part in what is told, or is it named in passing?

Looser than the signs of ``scope``, which want Jobcenter, verb and noun close together: here a part counts wherever it
stands. In passing is a Jobcenter that pays, sends notices, lies next door or has papers lying out. No verdict:
``scope`` weighs what is found by ``vocabulary/scope.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.announce.clauses.marks import Actor, Mark, Marks
from extractors.announce.clauses.phrases import phrase
from extractors.announce.scope.author import follows_name, hangs_on_action
from extractors.announce.scope.kinds import QUOTED_SPEECH

# Tried on the words before the name, on the words after it, and on the whole clause for one that acts.
PASSING_BEFORE = phrase("passing_before")
PASSING_AFTER = phrase("passing_after")
ATTENDS = phrase("attends")
LENDS = phrase("lends")
PAYS = phrase("pays")
PAID_BY = phrase("paid_by")
DAILY = phrase("administers")
STAFF_COMPOUND = phrase("staff_compound")
SAYS = phrase("says")
REGISTERS = phrase("registers")
HAVE_MADE = phrase("customers_make")
IN_CHARGE = phrase("in_charge")
WHICH_HOLDS = phrase("which_holds")
EXPLICIT = phrase("holds_by_word")
# ", den unter anderem das …", ", wo das …": no comma since the word that opens the clause.
SUBORDINATE = re.compile(
    r",\s+(?:in |mit |bei |für |von |zu |an |auf )?(?:(?:die|der|das|den|dem|denen)\s+(?=[a-zäöüß])"
    r"|(?:deren|dessen|wo|wie|wenn|weil|dass|ob|sofern|falls)\s)[^,:;]*$"
)
# "Wie Schule und Jobcenter zusammenarbeiten, zeigt …": the clause is what is shown, not who shows it.
ASIDE = re.compile(r"^(?:Wie|Ob|Dass|Warum|Was)\s(?:[^,:;]|,(?=\s[A-ZÄÖÜ]))*$")
# "Feuerwehr, Polizei, das Jobcenter und Vereine waren mit Ständen vertreten": one of many that come
AMONG_MANY = re.compile(
    r"(?:\b(?:[\w-]*[a-zäöüß][\w-]*|[A-Z]{3,4}),?\s+){0,3}[A-ZÄÖÜ][\w-]+,\s+(?:(?:das|die|der)\s+)?[A-ZÄÖÜ][\w-]+"
    r"(?:,|\s+(?:und|sowie))\s+(?:(?:das|die|der|auch)\s+)?(?:[a-zäöüß]+\s+)?$"
)
COME = phrase("come_too")
BEFORE_NOW = re.compile(r"^(?:Bisher|Bislang|Zuvor|Vorher|Früher|Zuletzt)\b")  # where it no longer takes place
# "…, die örtliche Agentur und das Jobcenter": a list of holders, no relative clause.
LAST_OF_LIST = re.compile(r"\b(?:und|sowie|auch)\s+(?:das|die|dem|vom|beim)?\s*(?:[a-zäöüß]+\s+)?$")
# "die Ausstellung, mit der das Jobcenter Mut machen will": what it does by means of an action is its own
BY_MEANS_OF = re.compile(r",\s+mit (?:der|dem|denen)\s+(?:sich\s+)?(?:das|die)\s+(?:[a-zäöüß]+\s+)?$")
HOLDS = phrase("holds")
MOVES = phrase("moves")
BUILDING = phrase("building")
REPORTS = phrase("jobcenter_reports")
SOURCE = re.compile(r"\b(?:[Ll]aut|[Aa]ngaben|[Aa]uskunft|Mitteilung)(?:\s+(?:des|der|vom|von))?\s+(?:[\w-]+\s+)?$")
CUSTOMERS = re.compile(
    r"\b(?:Kund|Teilnehm|Klient|Leistungs\w+|Arbeitslose)\w*\s+(?:des|der|vom|aus dem)\s+(?:[\w-]+\s+)?$"
)
# "was Frauen in der Nähstube des Jobcenters gefertigt haben"
MADE_IN = re.compile(
    r"\b(?:in|aus)\s+(?:der|dem|einer|einem)\s+\w*(?:[Ss]tube|[Ww]erkstatt|[Aa]telier|[Kk]üche|[Pp]rojekt|[Mm]aßnahme|[Kk]urs|[Gg]ruppe)"
    r"\s+(?:des|der|vom)\s+(?:[\w-]+\s+)?$"
)
# Parts by which a Jobcenter is behind what a page tells, if it tells of something.
BEHIND = frozenset(
    {
        "part_acts",
        "part_in_charge",
        "part_partner",
        "part_speaks",
        "part_customers",
        "part_registers",
        "part_reports",
        "part_moves",
        "part_stand",
        "part_goes_out",
    }
    | {"part_before", "part_of_action", "part_house"}
)


def subordinate(text: str, start: int) -> bool:
    """Does the name stand in a relative or subordinate clause that says nothing of holding ("den das Amt ausgibt")?"""
    if ASIDE.search(text[:start]) and not REPORTS.search(text):
        return True
    opened = SUBORDINATE.search(text[:start])
    if opened is None or LAST_OF_LIST.search(text[:start]) or BY_MEANS_OF.search(text[:start]):
        return False
    return HOLDS.search(text[opened.start() :]) is None


def _comes_too(text: str, start: int) -> bool:
    """Is it one of the guests, speakers or stalls of what others hold?"""
    return ATTENDS.search(text) is not None or (
        AMONG_MANY.search(text[:start]) is not None and COME.search(text) is not None
    )


def in_passing(mark: Mark, actor: Actor) -> bool:
    """Is this Jobcenter only named: as payer, address, neighbour, or as the one whose customers are meant?"""
    text = mark.clause.text
    start, end = actor.mention.start - mark.clause.start, actor.mention.end - mark.clause.start
    before, after = text[max(0, start - 70) : start], text[end : end + 60]
    if actor.role in ("actor", "house") and hangs_on_action(mark, start):
        return False
    if PASSING_BEFORE.search(before) or PASSING_AFTER.match(after) or LENDS.search(text):
        return True
    if actor.role in ("actor", "house") and subordinate(text, start):
        return True
    if actor.role == "house" and BEFORE_NOW.match(text):
        return True
    if actor.role in ("actor", "staff") and not IN_CHARGE.search(text) and _comes_too(text, start):
        return True
    if actor.role == "actor" and "invites" not in mark.cues and not IN_CHARGE.search(text):
        pays = PAID_BY if re.search(r"\b(?:vom|von)\b[^,]{0,16}$", before) else PAYS
        return pays.search(text) is not None
    return False


def _part(mark: Mark, actor: Actor) -> str | None:
    text, role = mark.clause.text, actor.role
    if WHICH_HOLDS.match(text[actor.mention.end - mark.clause.start :]):
        return "part_in_charge"
    if role == "actor" and REPORTS.search(text):
        return "part_reports"
    if mark.cues & {"previous", "others"}:  # who held it before will hold it again
        return "part_before" if role != "object" and (mark.sure or "invites" in mark.cues) else None
    if role in ("of_action", "house") and MADE_IN.search(text[: actor.mention.start - mark.clause.start]):
        return "part_customers" if HAVE_MADE.search(text) else None
    if role == "object":
        before = text[: actor.mention.start - mark.clause.start]
        if SOURCE.search(before):
            return "part_reports"
        return "part_customers" if CUSTOMERS.search(before) and HAVE_MADE.search(text) else None
    if role == "actor":
        means = BY_MEANS_OF.search(text[: actor.mention.start - mark.clause.start]) is not None
        if IN_CHARGE.search(text) or (means and (mark.nouns or mark.names)):
            return "part_in_charge"
        known = actor.mention.how != "generic"
        return None if not known or DAILY.search(text) else "part_acts"
    if role == "staff" and EXPLICIT.search(text):
        return "part_in_charge"
    if role == "staff":
        return "part_speaks" if SAYS.search(text) else "part_staff"
    if role == "of_action" and not _of_what_is_told(mark, actor):
        return None
    return f"part_{role}"


def _of_what_is_told(mark: Mark, actor: Actor) -> bool:
    return follows_name(mark, actor) or any(0 <= actor.mention.start - noun.end <= 24 for noun in mark.nouns)


# "Am Stand des Jobcenters erfahren Eltern, wie …": its own part in what others hold.
STAND = phrase("own_stand")
GOES_OUT = phrase("goes_out")


def _parts(marks: Marks) -> Iterator[str]:
    building = BUILDING.search(marks.text) is not None or BUILDING.search(marks.title) is not None
    for mark in (marks.in_title, *marks.marks):
        acts = any(one.role == "actor" and not in_passing(mark, one) for one in mark.actors)
        if acts and GOES_OUT.search(mark.clause.text):
            yield "part_goes_out"
    for mark in marks.marks:
        text = mark.clause.text
        if REGISTERS.search(text):
            yield "part_registers"
        if STAFF_COMPOUND.search(text):
            yield "part_speaks" if SAYS.search(text) else "part_staff"
        if STAND.search(text) and not mark.cues & {"previous", "others"}:
            yield "part_stand"
        for actor in mark.actors:
            if building and actor.role in ("actor", "object", "partner") and MOVES.search(text):
                yield "part_moves"
            if not in_passing(mark, actor) and (part := _part(mark, actor)) is not None:
                yield part


def parts(marks: Marks) -> list[str]:
    """The names of all parts that the Jobcenter of a page play, each once; "only_passing" if every one is in passing
    or merely spoken of.
    """
    found = list(dict.fromkeys(_parts(marks)))
    named = [(mark, actor) for mark in marks.marks for actor in mark.actors]
    spans = [one.span() for one in QUOTED_SPEECH.finditer(marks.text)]
    aside = [
        in_passing(mark, actor) or any(start <= actor.mention.start < end for start, end in spans)
        for mark, actor in named
    ]
    if named and all(aside) and not marks.in_title.actors and not marks.own:
        found.append("only_passing")
    return found
