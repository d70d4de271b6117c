"""Writes the actions with a day as calendars: all, one per Land, one per Kreis.

Decides what a calendar sees of an action: a UID that stays, a SEQUENCE that rises with every change, CANCELLED for
what was called off. Reads the report only; the moments in the files are those of the runs, never of the writing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
from icalendar import Calendar, Event, Timezone

BERLIN = ZoneInfo("Europe/Berlin")
# Calendar programs choke on more; the newest days win, and the tables hold the rest.
NEWEST = 20_000

# Summer time by the rule of the European Union since 1996 (Directive 2000/84/EC).
ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""

WEB = re.compile(r"https?://[!-~]+")  # an address that is one line of ASCII

STATUS = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}

ACTIONS = """
select a.action_id, a.title, a.starts_on, a.ends_on, a.starts_at, a.ends_at, a.status, a.place, a.jobcenter_name,
       a.quotation, a.url, a.topics, a.revision, a.first_seen_at, a.changed_at, a.kreise, a.land
from mart.action a
where a.starts_on is not null
order by a.starts_on desc, a.action_id desc
limit ?
"""


def calendars(con: duckdb.DuckDBPyConnection, folder: Path, host: str) -> None:
    """``actions.ics``, ``calendars/land-<code>.ics`` and ``calendars/kreis-<key>.ics``."""
    result = con.execute(ACTIONS, [NEWEST])
    names = [column[0] for column in result.description or ()]
    actions = [dict(zip(names, row, strict=True)) for row in reversed(result.fetchall())]
    lands = dict(con.execute("select distinct land, land_name from mart.kreis order by all").fetchall())
    kreise = dict(con.execute("select kreis, kreis_name from mart.kreis order by all").fetchall())
    events = {action["action_id"]: event(action, host) for action in actions}

    def write(path: Path, title: str, chosen: Iterable[dict[str, Any]]) -> None:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(calendar(title, [events[action["action_id"]] for action in chosen]))

    write(folder / "actions.ics", "Aktionen der Jobcenter", actions)
    for code, name in lands.items():
        if chosen := [action for action in actions if code in (action["land"] or "").split("; ")]:
            write(folder / "calendars" / f"land-{code}.ics", f"Aktionen der Jobcenter: {name}", chosen)
    by_kreis: dict[str, list[dict[str, Any]]] = {}
    for action in actions:
        for kreis in action["kreise"]:
            by_kreis.setdefault(kreis, []).append(action)
    for kreis, chosen in sorted(by_kreis.items()):
        title = f"Aktionen der Jobcenter: {kreise.get(kreis, kreis)}"
        write(folder / "calendars" / f"kreis-{kreis}.ics", title, chosen)


def calendar(title: str, events: Iterable[Event]) -> bytes:
    """An iCalendar file (RFC 5545) with the zone that its times are in."""
    made = Calendar()
    made.add("prodid", "-//jobcenter-campaigns//actions//DE")
    made.add("version", "2.0")
    made.add("x-wr-calname", title)
    made.add_component(Timezone.from_ical(ZONE))
    for one in events:
        made.add_component(one)
    return bytes(made.to_ical())


def event(action: dict[str, Any], host: str) -> Event:
    """One action. Whole days unless a time is told; a time holds for each day, so only a single day carries it."""
    made = Event()
    made.add("uid", f"action-{action['action_id']}@{host}")
    made.add("sequence", action["revision"])
    made.add("dtstamp", action["changed_at"].replace(tzinfo=UTC))
    made.add("created", action["first_seen_at"].replace(tzinfo=UTC))
    made.add("last-modified", action["changed_at"].replace(tzinfo=UTC))
    made.add("summary", action["title"])
    made.add("status", STATUS.get(action["status"], "CONFIRMED"))
    first, last = action["starts_on"], action["ends_on"] or action["starts_on"]
    if action["starts_at"] is not None and last == first:
        made.add("dtstart", datetime.combine(first, action["starts_at"], BERLIN))
        if action["ends_at"] is not None and action["ends_at"] > action["starts_at"]:
            made.add("dtend", datetime.combine(first, action["ends_at"], BERLIN))
    else:
        made.add("dtstart", first)
        made.add("dtend", max(first, last) + timedelta(days=1))
    if action["place"]:
        made.add("location", action["place"])
    lines = [action["jobcenter_name"], f"„{action['quotation']}“", action["url"]]
    made.add("description", "\n".join(line for line in lines if line))
    if WEB.fullmatch(action["url"]):
        made.add("url", action["url"])
    if action["topics"]:
        made.add("categories", action["topics"])
    return made
