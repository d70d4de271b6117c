"""What a fingerprint promises: stable, small, and blind to what printing changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.sketch import sketch

KEPT_FOREVER = (2077031113175326848, 2335173968904016192, 2717358679895646656, 2984477805048479104)

TEXT = (
    "Das Jobcenter zeigt in der kommenden Woche Arbeiten aus seinen Werkstätten, und die Landrätin eröffnet am "
    "Montag die Ausstellung im Foyer. Wer mag, kann danach mit den Meistern sprechen, eine Mappe mitbringen und sich "
    "beraten lassen. "
) * 3 + " ".join(f"Station {n} zeigt Beruf {n * 7} im Haus {n % 5}." for n in range(80))


def test_the_fingerprint_of_a_text_never_changes() -> None:
    assert sketch(" ".join(f"Wort{n}" for n in range(90))) == KEPT_FOREVER


def test_a_short_notice_keeps_enough_to_find_its_copy_by() -> None:
    notice = " ".join(f"Wort{n}" for n in range(40))
    assert len(sketch(notice)) == 4
    assert set(sketch(notice)) & set(sketch("Anzeige " + notice))
    assert sketch("Zwei Wörter") == ()


def test_numbers_fit_a_signed_column_and_are_multiples_of_sixteen() -> None:
    assert all(0 <= number < 2**63 and number % 16 == 0 for number in sketch(TEXT))


def test_about_a_sixteenth_is_kept() -> None:
    shingles = len(set(zip(*(TEXT.lower().split()[n:] for n in range(3)), strict=False)))
    assert shingles / 32 < len(sketch(TEXT)) < shingles / 8


def test_case_punctuation_quotes_and_broken_words_do_not_matter() -> None:
    printed = TEXT.upper().lower().replace(".", " .").replace(",", " ,").replace("Werkstätten", "Werk-stätten")
    printed = (
        printed.replace("Ausstellung", "„Ausstellung“").replace("Mappe", "Map\u00adpe").replace(" und ", "\u00a0und ")
    )
    assert sketch(printed) == sketch(TEXT)


def test_capitals_dashes_and_guillemets_do_not_matter() -> None:
    plain = "Für Ämter und Übungen im Öffentlichen Raum wird Ärger selten, sagt die Behörde am Café in Łódź. " * 4
    printed = plain.replace("Für", "FÜR").replace("Ämter und Übungen", "ÄMTER UND ÜBUNGEN")
    printed = printed.replace("Öffentlichen", "»Öffentlichen«").replace("selten", "– selten").replace("am", "am\u2009")
    assert sketch(printed) == sketch(plain) != ()


def test_a_cut_text_keeps_its_part_of_the_fingerprint() -> None:
    assert set(sketch(" ".join(TEXT.split()[:120]))) <= set(sketch(TEXT))


def test_too_short_a_text_has_none() -> None:
    assert sketch("") == sketch("nur zwei") == ()


@given(st.text())
def test_any_text_has_a_sorted_fingerprint(text: str) -> None:
    numbers = sketch(text)
    assert list(numbers) == sorted(set(numbers))
