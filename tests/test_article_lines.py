"""Datelines, credits and days, form by form: what German press texts write, and what only looks like it."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.article.credit import credit
from extractors.article.dateline import dateline
from extractors.article.lines import is_end, is_furniture, is_site
from extractors.article.names import Sort, sort_of
from extractors.article.publisher import without_ending
from extractors.article.stamps import stamp, stamps

REST = "Auf dem Markt zeigen zwölf Betriebe ihre Ausbildungsberufe. Wer mag, darf schrauben."


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("SOEST (red) – ", "SOEST", "red"),
        ("Gera (dpa/th) - ", "Gera", "dpa/th"),
        ("Bad Segeberg (em) ", "Bad Segeberg", "em"),
        ("Kleve (jüw). ", "Kleve", "jüw"),
        ("Nordhorn. ", "Nordhorn", None),
        ("ODENWALDKREIS. - ", "ODENWALDKREIS", None),
        ("Kreis Gütersloh. ", "Kreis Gütersloh", None),
        ("Rheingau-Taunus. ", "Rheingau-Taunus", None),
        ("Frankfurt (Oder). ", "Frankfurt (Oder)", None),
        ("Neustadt an der Weinstraße – ", "Neustadt an der Weinstraße", None),
        ("Krefeld/Neuss - ", "Krefeld/Neuss", None),
        ("sauerland-blick : Meschede/HSK : ", "Meschede/HSK", None),
        ("HAMBURG taz | ", "HAMBURG", "taz"),
        ("RHEINE / MV - ", "RHEINE", "MV"),
        ("Wuppertal, 31.01.2019. ", "Wuppertal", None),
        ("Coesfeld, 14.12.18 (pm). ", "Coesfeld", "pm"),
        ("(25.03.2021) Münster (SMS) ", "Münster", "SMS"),
        ("(PressePlatz) (Gera) ", "Gera", "PressePlatz"),
        ("LEVERKUSEN ", "LEVERKUSEN", None),
    ],
)
def test_a_dateline_is_recognised_in_every_written_form(opening: str, place: str, agency: str | None) -> None:
    assert dateline([opening + REST], None) == (place, agency)


@pytest.mark.parametrize(
    "text",
    [
        REST,
        "Endlich. Nach drei Jahren öffnet das Haus wieder.",
        "Achtung: Am Montag bleibt das Amt geschlossen.",
        "Gera hat einen neuen Treffpunkt für Arbeitsuchende.",
        "Freude in Gera: Der Treffpunkt ist offen.",
        "Montag, 25. Februar, 19 Uhr, Volkshochschule. Eintritt frei.",
        "Jobcenter (JC) und Kammer laden ein.",
        "Das Zentrum für Arbeit (ZfA) zieht um.",
        "Klappe - Die zweite Runde beginnt.",
        "„Gera. Immer wieder Gera“, sagt sie.",
        "",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline([text], None) == (None, None)


def test_the_line_that_counts_a_release_is_skipped() -> None:
    assert dateline(["Pressemitteilung Nr. 12/2020 vom 03.03.2020", f"Nordhorn. {REST}"], None).place == "Nordhorn"


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Quelle: Kreis Unna, Pressestelle", "Kreis Unna, Pressestelle"),
        ("Quelle : Landkreistag (LKT)", "Landkreistag (LKT)"),
        ("(Quelle: Stadt Ahlen)", "Stadt Ahlen"),
        ("13.06.2019 | Quelle: Landkreis Fulda", "Landkreis Fulda"),
        ("Herausgeberin: Stadt Ahlen, Presseamt", "Stadt Ahlen, Presseamt"),
        ("Autor/in: Pressestelle", "Pressestelle"),
        ("Verantwortlich: Landkreistag, Geschäftsstelle", "Landkreistag, Geschäftsstelle"),
        ("Text/Foto: Stadt Ahlen", "Stadt Ahlen"),
        ("Medienkontakt: Bezirksamt Nord, Pressestelle, Telefon 000", "Bezirksamt Nord"),
        ("Quelle: Stadt Ahlen, Foto: privat", "Stadt Ahlen"),
        ("(Pressemitteilung Nr. 3/2020 des Kreises Unna)", "Pressemitteilung Nr. 3/2020 des Kreises Unna"),
        ("Pressemitteilung der Stadt Ahlen", "Pressemitteilung der Stadt Ahlen"),
        ("Original-Content von: Stadt Ahlen, übermittelt durch news aktuell", "Stadt Ahlen"),
        ("Wer mag, darf schrauben. (pm/axt)", "pm/axt"),
        ("(ots)", "ots"),
    ],
)
def test_a_credit_is_read_off_the_text_s_end(line: str, who: str) -> None:
    assert credit([REST, line]) == who


@pytest.mark.parametrize(
    "line",
    [
        "Stand: 03/2022",
        "Gesucht wird eine Kraft (m/w/d)",
        "Pressemitteilung Nr. 12/2020 vom 03.03.2020",
        "Foto: privat",
    ],
)
def test_other_lines_at_the_end_are_no_credit(line: str) -> None:
    assert credit([REST, line]) is None


def test_a_house_that_tells_something_at_the_beginning_is_credited() -> None:
    assert credit([f"Das Bezirksamt Nord teilt mit: {REST}", REST]) == "Bezirksamt Nord"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-06-22T08:00:00+02:00", "2022-06-22"),
        ("2018-12-31T23:30:00Z", "2019-01-01"),
        ("2022-06-22", "2022-06-22"),
        ("2022/6/2", "2022-06-02"),
        ("20220622", "2022-06-22"),
        ("Mittwoch, 22. Juni 2022 um 8 Uhr", "2022-06-22"),
        ("22.6.22", "2022-06-22"),
        ("am 22.06.2022, 08:15 Uhr", "2022-06-22"),
        ("22/06/2022", "2022-06-22"),
        ("Wed, 22 Jun 2022 08:00:00 +0200", "2022-06-22"),
        ("June 22, 2022", "2022-06-22"),
        ("3. Mär 2021", "2021-03-03"),
    ],
)
def test_a_stamp_is_read_in_every_written_form(text: str, day: str) -> None:
    assert stamp(text) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text", ["31.02.2020", "2020-13-01", "03/2022", "12.30 Uhr", "1234567890", "", None, 5, [], "22.06.1877"]
)
def test_what_is_no_day_of_the_web_is_none(text: object) -> None:
    assert stamp(text) is None


def test_every_stamp_of_a_text_has_its_place() -> None:
    text = "vom 1. Mai 2020 bis 02.05.2020"
    assert [text[found.start : found.end] for found in stamps(text)] == ["1. Mai 2020", "02.05.2020"]


@pytest.mark.parametrize(
    ("classes", "sort"),
    [
        ("entry-content", Sort.BODY),
        ("articleBody", Sort.BODY),
        ("article__body col-8", Sort.BODY),
        ("artikel-text", Sort.BODY),
        ("comments-area", Sort.COMMENTS),
        ("field field--label-hidden", Sort.PLAIN),
        ("md:hidden", Sort.PLAIN),
        ("post tag-werbung category-newsletter", Sort.PLAIN),
        ("layout has-sidebar", Sort.PLAIN),
        ("cookie-banner", Sort.COMMENTS),
        ("hidden", Sort.HARD),
        ("relatedPosts", Sort.SOFT),
        ("widget-12", Sort.SOFT),
        ("teaser", Sort.TEASER),
        ("news-subtitle subtitle", Sort.LEAD),
        ("image-caption", Sort.CAPTION),
        ("text-image", Sort.PLAIN),
        ("post-meta", Sort.ABOUT),
        ("", Sort.PLAIN),
    ],
)
def test_a_box_is_what_its_name_says(classes: str, sort: Sort) -> None:
    assert sort_of(classes, None) is sort


def test_lines_of_the_site_are_told_from_lines_of_the_article() -> None:
    assert is_end("Das könnte Sie auch interessieren") and not is_end("Das könnte teuer werden")
    assert is_furniture("Veröffentlicht am 3. Mai 2021, 10:15 Uhr") and is_furniture("Druckversion")
    assert not is_furniture("Pressemitteilung Nr. 3 vom 3. Mai 2021")
    assert is_site("Wir verwenden Cookies auf dieser Website.") and not is_site(REST)


@pytest.mark.parametrize(
    ("name", "bare"),
    [("werse-bote.de", "werse-bote"), ("www.kreis.nrw", "kreis"), ("St. Wendel", "St. Wendel"), ("Bote.", "Bote.")],
)
def test_a_publisher_loses_its_domain_ending_only(name: str, bare: str) -> None:
    assert without_ending(name) == bare
