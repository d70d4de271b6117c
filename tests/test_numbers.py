"""German numbers in all written forms have their value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.figures.numbers import numbers, spelled

PLAIN = {
    "5214 Haushalte": 5214,
    "350.000 Menschen": 350_000,
    "1.234.567": 1_234_567,
    "2 200": 2200,
    "23 200 Gäste": 23_200,
    "12\u00a0000": 12_000,
    "12 .000": 12_000,
    "12. 000 Euro": 12_000,
    "45 Tausend": 45_000,
    "45 Tsd. Euro": 45_000,
    "1,5 Mio. Euro": 1_500_000,
    "2,2 Millionen Euro": 2_200_000,
    "3 Mrd. Euro": 3_000_000_000,
    "eine Million": None,
    "sechs Millionen": 6_000_000,
    "anderthalb Millionen": 1_500_000,
    "zweieinhalb Millionen": 2_500_000,
    "viereinhalb Stunden": 4.5,
    "Vierunddreißig Firmen": 34,
    "einundzwanzig": 21,
    "dreißig": 30,
    "zwölf": 12,
    "siebzehn": 17,
    "sechzehn": 16,
    "hundert Gäste": 100,
    "zweihundertfünfzig": 250,
    "dreitausendfünfhundert": 3500,
    "einhundertzwanzig": 120,
    "ein Dutzend Stände": 12,
    "zwei Dutzend": 24,
    "drei Dutzend Gäste": 36,
    "ein halbes Dutzend Firmen": 6,
    "1.234,50 Euro": 1234.5,
    "3,5": 3.5,
}
SHARES = {
    "0,9 %": 0.9,
    "0,1%": 0.1,
    "4,6 Prozent": 4.6,
    "ein Drittel der Gäste": 33,
    "zwei Drittel aller Gäste": 67,
    "rund ein Viertel der 210": 25,
    "die Hälfte": 50,
    "fast die Hälfte": 50,
    "neun von zehn": 90,
    "drei von vier": 75,
    "7 von 10": 70,
    "jeder Fünfte": 20,
    "Jede Dritte": 33,
}
NONE = ["eine Frau", "Achtung", "Zweifel", "Dreirad", "U25", "§ 16i", "und so weiter", "Vierung", "einig", ""]


@pytest.mark.parametrize(("text", "value"), [(text, value) for text, value in PLAIN.items() if value is not None])
def test_a_number_has_its_value(text: str, value: float) -> None:
    assert numbers(text)[0].value == pytest.approx(value)
    assert not numbers(text)[0].share


@pytest.mark.parametrize(("text", "value"), SHARES.items())
def test_a_share_is_in_percent(text: str, value: float) -> None:
    assert numbers(text)[0].share
    assert numbers(text)[0].value == pytest.approx(value)


@pytest.mark.parametrize("text", NONE)
def test_words_that_only_look_like_numbers_are_none(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("500 bis 600 Gäste", 500, 600),
        ("450–500", 450, 500),
        ("20-30 Firmen", 20, 30),
        ("2 bis 3 Millionen", 2_000_000, 3_000_000),
        ("zwei bis drei Millionen", 2_000_000, 3_000_000),
        ("zehn bis zwölf Stände", 10, 12),
    ],
)
def test_a_range_has_two_ends(text: str, low: float, high: float) -> None:
    (number,) = numbers(text)
    assert (number.value, number.value_max) == (low, high)


@pytest.mark.parametrize(
    "word",
    [
        "rund",
        "etwa",
        "circa",
        "ca.",
        "knapp",
        "fast",
        "gut",
        "über",
        "mehr als",
        "bis zu",
        "ungefähr",
        "annähernd",
        "weit mehr als",
        "Rund",
    ],
)
def test_a_rounded_number_is_approximate(word: str) -> None:
    assert numbers(f"{word} 80.000 Menschen")[0].approximate


@pytest.mark.parametrize("text", ["genau 80 Menschen", "die 80 Menschen", "insgesamt 80 Menschen"])
def test_a_plain_number_is_not_approximate(text: str) -> None:
    assert not numbers(text)[0].approximate


@pytest.mark.parametrize("text", ["die 12. Messe", "zum 13. Mal", "3. Hammer Gesundheitstag"])
def test_an_ordinal_is_marked(text: str) -> None:
    assert numbers(text)[0].ordinal


UNITS = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
TEENS = ["zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def in_words(value: int) -> str:
    """The German word of 1 to 999,999."""
    if value >= 1000:
        return in_words(value // 1000) + "tausend" + (in_words(value % 1000) if value % 1000 else "")
    if value >= 100:
        return UNITS[value // 100] + "hundert" + (in_words(value % 100) if value % 100 else "")
    if value >= 20:
        return (UNITS[value % 10] + "und" if value % 10 else "") + TENS[value // 10]
    return TEENS[value - 10] if value >= 10 else UNITS[value] if value != 1 else "eins"


@given(st.integers(2, 999_999))
def test_every_number_word_is_read_back(value: int) -> None:
    word = in_words(value).replace("einstausend", "eintausend")
    assert spelled(word) == value


@given(st.integers(1000, 999_999_999))
def test_separators_do_not_change_the_value(value: int) -> None:
    for separator in (".", "\u00a0"):
        assert numbers(f"{value:,}".replace(",", separator) + " Menschen")[0].value == value


@given(st.text(max_size=200))
def test_numbers_never_raise_and_lie_in_the_text(text: str) -> None:
    for number in numbers(text):
        assert 0 <= number.start < number.end <= len(text)
