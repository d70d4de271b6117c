"""What users may rely on when a text speaks of days and times; the single forms are in ``dates.csv``."""

from __future__ import annotations

import csv
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.dates import When, find
from extractors.dates.calendar import advent, easter, numbered_week, weekday_near
from extractors.dates.words import MONTHS, WEEKDAYS

EXPRESSIONS = [
    row["text"]
    for row in csv.DictReader(Path(__file__).with_name("dates.csv").read_text("utf-8").splitlines(), delimiter=";")
]
MONTH_NAMES = {
    number: form.capitalize()
    for form, number in reversed(MONTHS.items())
    if not form.endswith((".", "s")) and len(form) > 2
}
MONTH_NAMES |= {
    1: "Januar",
    2: "Februar",
    3: "März",
    4: "April",
    6: "Juni",
    7: "Juli",
    8: "August",
    9: "September",
    10: "Oktober",
    11: "November",
    12: "Dezember",
}
WEEKDAY_NAMES = {number: form.capitalize() for form, number in reversed(WEEKDAYS.items())}
LOOKS = st.sampled_from(["forward", "back", "around"])
DAYS = st.dates(date(1995, 1, 1), date(2035, 12, 31))
TIMES = st.tuples(st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))


def only(text: str, anchor: date | None = None, looks: str = "around") -> When:
    (when,) = find(text, anchor, looks)  # type: ignore[arg-type]
    return when


def forms(day: date) -> list[str]:
    """Written forms of a date with its year."""
    month, weekday = MONTH_NAMES[day.month], WEEKDAY_NAMES[day.weekday()]
    return [
        f"am {day.day}. {month} {day.year}",
        f"am {day.day:02d}. {month} {day.year}",
        f"am {day.day}.{month} {day.year}",
        f"am {weekday}, {day.day}. {month} {day.year},",
        f"am {weekday}, dem {day.day}. {month} {day.year},",
        f"am {weekday} ({day.day}. {month} {day.year})",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day:02d}.{day.month:02d}.{day.year}",
        f"{day.day}. {day.month}. {day.year}",
        f"{weekday}, {day.day}.{day.month}.{day.year}",
        f"{weekday[:2]}., {day.day}.{day.month}.{day.year}",
        day.isoformat(),
    ]


@given(DAYS)
def test_a_date_is_read_back_from_all_its_forms(day: date) -> None:
    for form in forms(day):
        when = only(f"Wir feiern {form} im Rathaus.")
        assert (when.starts_on, when.ends_on, when.precision, when.conflict) == (day, day, "day", None), form


@given(DAYS, st.integers(1, 60))
def test_a_range_is_read_back_from_all_its_forms(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    left = f"{first.day}." + (f" {MONTH_NAMES[first.month]}" if first.month != last.month else "")
    left += f" {first.year}" if first.year != last.year else ""
    right = f"{last.day}. {MONTH_NAMES[last.month]} {last.year}"
    numbers = f"{first.day}.{first.month}.{first.year}"
    ranges = [
        f"{left} bis {right}",
        f"{left} bis zum {right}",
        f"{left} – {right}",
        f"{numbers}–{last.day}.{last.month}.{last.year}",
    ]
    for form in ranges:
        when = only(f"Die Woche läuft vom {form} in Lippe.")
        assert (when.starts_on, when.ends_on) == (first, last), form


@given(DAYS, st.integers(0, 330))
def test_a_date_without_a_year_lies_where_the_text_looks(anchor: date, distance: int) -> None:
    ahead, behind = anchor + timedelta(days=distance), anchor - timedelta(days=distance)
    for day, looks in ((ahead, "forward"), (behind, "back")):
        if (day.month, day.day) == (2, 29):
            continue
        assert only(f"{day.day}. {MONTH_NAMES[day.month]}", anchor, looks).starts_on == day


@given(DAYS, st.integers(-300, 300), LOOKS)
def test_a_weekday_settles_the_year_against_the_direction(anchor: date, distance: int, looks: str) -> None:
    day = anchor + timedelta(days=distance)
    when = only(f"{WEEKDAY_NAMES[day.weekday()]}, {day.day}. {MONTH_NAMES[day.month]}", anchor, looks)
    assert when.starts_on is not None
    assert when.starts_on.weekday() == day.weekday()
    assert when.conflict is None


@given(DAYS, TIMES, TIMES)
def test_times_are_read_back_from_all_their_forms(day: date, one: tuple[int, int], other: tuple[int, int]) -> None:
    first, last = sorted((time(*one), time(*other)))
    if first == last:
        return
    short = [f"{at.hour}.{at.minute:02d}" if at.minute else f"{at.hour}" for at in (first, last)]
    colon = [f"{at:%H:%M}" for at in (first, last)]
    for form in (
        f"von {short[0]} bis {short[1]} Uhr",
        f"{short[0]} bis {short[1]} Uhr",
        f"von {short[0]} Uhr bis {short[1]} Uhr",
        f"{colon[0]}–{colon[1]} Uhr",
        f"von {colon[0]} bis {colon[1]}",
        f"zwischen {short[0]} und {short[1]} Uhr",
    ):
        when = only(f"am {day.day}. {MONTH_NAMES[day.month]} {day.year}, {form}")
        assert (when.starts_on, when.starts_at, when.ends_at) == (day, first, last), form


@given(st.lists(st.sampled_from(EXPRESSIONS), max_size=8), st.text(max_size=30), st.none() | st.dates(), LOOKS)
def test_expressions_lie_in_the_text_in_order_and_apart(
    parts: list[str], noise: str, anchor: date | None, looks: str
) -> None:
    text = (" " + noise + " ").join(parts)
    cursor = 0
    for when in find(text, anchor, looks):  # type: ignore[arg-type]
        assert when.text == text[when.start : when.end] != ""
        assert when.start >= cursor
        cursor = when.end
        if when.starts_on and when.ends_on:
            assert when.starts_on <= when.ends_on


@given(
    st.text(alphabet=st.sampled_from("0123456789.,:-–/ UhrbisMaiDezMo'§()\nab"), max_size=80),
    st.none() | st.dates(),
    LOOKS,
)
def test_no_text_makes_it_raise(text: str, anchor: date | None, looks: str) -> None:
    find(text, anchor, looks)  # type: ignore[arg-type]


def test_nothing_is_guessed_without_a_day_of_publication() -> None:
    for text in ("am Freitag", "heute", "nächste Woche", "am 5. November", "in zwei Wochen", "ab sofort"):
        assert only(text).starts_on is None, text


def test_what_is_known_of_a_date_without_year_is_kept() -> None:
    assert only("am Mittwoch, 5. November").partial == "--11-05"
    assert only("im Februar 2022").partial == "2022-02"


def test_a_wrong_weekday_is_told_and_not_corrected() -> None:
    when = only("am Donnerstag, 19.4.2013, im Rathaus")
    assert when.starts_on == date(2013, 4, 19)
    assert when.conflict == "The text says Donnerstag, but 2013-04-19 is a Freitag"


def test_an_open_beginning_has_no_end() -> None:
    when = only("Die Schau ist ab 3. März 2023 zu sehen.")
    assert (when.starts_on, when.ends_on, when.open_end) == (date(2023, 3, 3), None, True)


def test_an_end_alone_has_no_beginning() -> None:
    when = only("Die Schau ist bis 3. März 2023 zu sehen.")
    assert (when.starts_on, when.ends_on, when.open_end) == (None, date(2023, 3, 3), False)


def test_weekdays_of_a_week_that_was_named_lie_in_it() -> None:
    text = "Die Woche läuft vom 17. bis 21. Oktober 2022. Am Montag ist Infostand, am Mittwoch Aktion, am Freitag Fest."
    assert [when.starts_on.day for when in find(text, None)[1:] if when.starts_on] == [17, 19, 21]


def test_a_recap_may_announce_the_next_edition() -> None:
    text = "Am Mittwoch, 15. November, war Börse. Geplant ist die nächste für Mittwoch, 20. März, in der Aula."
    assert [when.starts_on for when in find(text, date(2023, 11, 17), "back")] == [
        date(2023, 11, 15),
        date(2024, 3, 20),
    ]


def test_a_preview_may_look_back() -> None:
    text = "Am 4. Juni öffnet die Börse. Das Programm wurde am Montag vorgestellt."
    assert find(text, date(2024, 5, 15), "forward")[1].starts_on == date(2024, 5, 13)


def test_opening_hours_are_no_times_of_an_event() -> None:
    text = "Am 4. Juni 2024 gibt es einen Infotag. Das Haus ist sonst montags bis freitags von 8 bis 12 Uhr geöffnet."
    event, hours = find(text, None)
    assert (event.starts_at, hours.kind, hours.starts_on) == (None, "opening_hours", None)


def test_a_time_in_the_next_sentence_belongs_to_the_day() -> None:
    event, at = find("Am 4. Juni 2024 lädt der Kreis ein. Von 9.30 bis 11 Uhr ist das Haus offen.", None)
    assert (event.starts_at, event.ends_at) == (time(9, 30), time(11, 0))
    assert (at.kind, at.starts_on) == ("time", date(2024, 6, 4))


def test_a_time_on_a_line_of_its_own_belongs_to_the_day() -> None:
    (when,) = find("Wann: 4. Juni 2024\n\nUhrzeit: 10 bis 14 Uhr", None)
    assert (when.starts_on, when.starts_at, when.ends_at) == (date(2024, 6, 4), time(10), time(14))


def test_the_beginning_and_the_end_may_stand_in_two_sentences() -> None:
    event = find("Am 4. Juni 2024 ist Messe. Um 10.00 Uhr geht es los. Schluss ist um 15.00 Uhr.", None)[0]
    assert (event.starts_at, event.ends_at) == (time(10), time(15))


def test_the_doors_are_not_the_beginning() -> None:
    event = find("Am 4. Juni 2024 spielt das Theater um 19.30 Uhr. Einlass ab 18.45 Uhr.", None)[0]
    assert (event.starts_at, event.ends_at) == (time(19, 30), None)


def test_two_days_with_their_times_keep_them_apart() -> None:
    first, second = find("Am 4. Juni 2024 um 10 Uhr wird gebaut, am 6. Juni 2024 von 15 bis 17 Uhr gefeiert.", None)
    assert (first.starts_at, second.starts_at, second.ends_at) == (time(10), time(15), time(17))


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1961, date(1961, 4, 2)),
        (2008, date(2008, 3, 23)),
        (2019, date(2019, 4, 21)),
        (2024, date(2024, 3, 31)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter_falls_on_its_day(year: int, day: date) -> None:
    assert easter(year) == day


def test_advent_ends_before_christmas() -> None:
    assert [advent(2023, number) for number in (1, 4)] == [date(2023, 12, 3), date(2023, 12, 24)]


def test_a_week_number_that_a_year_has_not_is_none() -> None:
    assert numbered_week(2023, 53) is None
    assert numbered_week(2020, 53) == (date(2020, 12, 28), date(2021, 1, 3))


@given(DAYS, st.integers(0, 6))
def test_the_nearest_weekday_is_never_a_week_away(anchor: date, weekday: int) -> None:
    for looks in ("forward", "back", "around"):
        found = weekday_near(anchor, weekday, looks)  # type: ignore[arg-type]
        assert found.weekday() == weekday
        assert abs((found - anchor).days) < 7


def test_weekdays_of_a_coming_week_are_those_days_and_not_the_whole_week() -> None:
    for text in ("von Montag bis Freitag kommender Woche", "von Montag bis Freitag der nächsten Woche"):
        found = find(text, date(2024, 4, 4), "forward")
        assert [(when.starts_on, when.ends_on) for when in found] == [(date(2024, 4, 8), date(2024, 4, 12))]


def test_a_leading_word_counts_at_the_beginning_of_a_paragraph_too() -> None:
    found = find("Viele haben kein Gerät.\n\nSeit dem 1. März gibt es Hilfe.", date(2022, 3, 17), "forward")
    assert [(when.starts_on, when.open_end) for when in found] == [(date(2022, 3, 1), True)]


def test_what_was_held_yesterday_has_its_day_and_what_is_of_today_in_general_has_none() -> None:
    assert [w.starts_on for w in find("Beim gestrigen Aktionstag", date(2024, 4, 4))] == [date(2024, 4, 3)]
    assert [w.starts_on for w in find("Die heutige Jobmesse", date(2024, 4, 4))] == [date(2024, 4, 4)]
    assert find("Manche der heutigen Auszubildenden", date(2024, 4, 4)) == []


def test_still_until_looks_ahead_in_a_text_that_looks_back() -> None:
    found = find("Der Bus hat hier geparkt und bleibt noch bis Freitag.", date(2023, 7, 12), "back")
    assert found[0].ends_on == date(2023, 7, 14)


def test_an_edition_that_runs_from_a_day_is_no_date_of_writing() -> None:
    found = find("Für die Ausgabe, die vom 10. bis 14. Juni 2024 läuft", date(2024, 4, 4))
    assert [when.kind for when in found] == ["event"]
    assert find("Die Ausgabe vom 10. Juni 2024", date(2024, 4, 4))[0].kind == "publication"


def test_a_week_later_is_counted_from_the_day_named_before() -> None:
    found = find("Am 16. April ist Börse in Gera, eine Woche später in Greiz.", date(2024, 4, 4), "forward")
    assert [when.starts_on for when in found] == [date(2024, 4, 16), date(2024, 4, 23)]


def test_a_day_in_brackets_before_the_text_is_that_of_writing() -> None:
    found = find("[20.11.2017] Am Mittwoch war Informationstag.", date(2017, 11, 20), "back")
    assert [when.kind for when in found] == ["publication", "event"]


def test_half_a_character_hides_no_date() -> None:
    assert [one.starts_on for one in find("morgen \ud800 und am 10. Mai 2022", date(2022, 5, 2))] == [
        date(2022, 5, 3),
        date(2022, 5, 10),
    ]
