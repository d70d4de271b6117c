"""More forms of datelines and credits, and frames of pages that are named in German; every line is invented."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.article import article
from extractors.article.credit import credit
from extractors.article.dateline import dateline
from extractors.article.lines import is_end, is_furniture, is_site
from extractors.article.names import Sort, sort_of

REST = "In der Stadthalle stellen sich zwanzig Betriebe vor. Wer mag, bringt Unterlagen mit."
URL = "https://www.example.org/meldung"


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("Werder (Havel) – ", "Werder (Havel)", None),
        ("Forst (Lausitz). ", "Forst (Lausitz)", None),
        ("Winsen (Luhe) (pm) – ", "Winsen (Luhe)", "pm"),
        ("Frankfurt (Oder) (dpa/bb) - ", "Frankfurt (Oder)", "dpa/bb"),
        ("AURICH / EMDEN / WITTMUND – ", "AURICH / EMDEN / WITTMUND", None),
        ("Aurich/Emden/Leer/Norden. ", "Aurich/Emden/Leer/Norden", None),
        ("HAMM / UNNA – ", "HAMM / UNNA", None),
        ("SOEST / WA – ", "SOEST", "WA"),
        ("MÄRKISCHER KREIS (pm) – ", "MÄRKISCHER KREIS", "pm"),
        ("MÄRKISCHER KREIS ▪ ", "MÄRKISCHER KREIS", None),
        ("Kreis Unna • ", "Kreis Unna", None),
        ("Gera · ", "Gera", None),
        ("Gera | ", "Gera", None),
        ("GERA (AZ) – ", "GERA", "AZ"),
        ("Münster (SMS) ", "Münster", "SMS"),
        ("Köln – (pm) ", "Köln", "pm"),
        ("LOHR A. MAIN – ", "LOHR A. MAIN", None),
        ("Rotenburg a. d. Fulda. ", "Rotenburg a. d. Fulda", None),
        ("Gera, den 3. Mai 2021 – ", "Gera", None),
        ("GERA „Wir packen das“, heißt es. ", "GERA", None),
    ],
)
def test_a_dateline_may_have_brackets_several_towns_and_other_marks(
    opening: str, place: str, agency: str | None
) -> None:
    assert dateline([opening + REST], None) == (place, agency)


@pytest.mark.parametrize("line", ["Gera", "Kreis Unna, 3. Mai 2021", "FLENSBURG.", "Forst (Lausitz)"])
def test_a_dateline_may_be_a_line_of_its_own(line: str) -> None:
    assert dateline([line, REST], None).place == line.split(",")[0].rstrip(".")


@pytest.mark.parametrize(
    "text",
    [
        f"Unfertig. {REST}",
        f"Münster (Presseamt) hilft. {REST}",
        f"Programm – {REST}",
        f"Jobcenter (Standort Nord) – {REST}",
        "WICHTIG Das Amt bleibt zu.",
        "Mitmachen",
    ],
)
def test_other_openings_are_no_dateline(text: str) -> None:
    assert dateline([text, REST], None) == (None, None)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("(AZ)", "AZ"),
        ("Der Eintritt ist frei. (AZ)", "AZ"),
        ("Der Eintritt ist frei. – pm", "pm"),
        ("Der Eintritt ist frei. pm", "pm"),
        ("Der Eintritt ist frei. (red/pm)", "red/pm"),
        ("(Kreis Steinfurt, Pressestelle)", "Kreis Steinfurt, Pressestelle"),
        ("Kreisverwaltung Unna, Pressestelle", "Kreisverwaltung Unna, Pressestelle"),
        ("(Kreisverwaltung Mainz-Bingen)", "Kreisverwaltung Mainz-Bingen"),
        ("Landkreis Harz, Öffentlichkeitsarbeit", "Landkreis Harz, Öffentlichkeitsarbeit"),
        ("(Landkreis Harz / pm)", "Landkreis Harz"),
        ("PM Landkreis Harz", "Landkreis Harz"),
        ("(PM Stadt Gera)", "Stadt Gera"),
        ("Mitgeteilt vom Landkreis Harz", "Landkreis Harz"),
        ("Eingesandt von der Stadt Gera.", "Stadt Gera"),
        ("Foto/Text: Stadt Gera", "Stadt Gera"),
        ("Pressemitteilung des Kreises Unna und des Märkischen Kreises", None),
        ("Gemeinsame Pressemitteilung der Stadt Gera und der Agentur Altenburg-Gera", None),
        ("Pressemitteilung der Stadt Gera vom 3. Mai 2021", "Pressemitteilung der Stadt Gera"),
    ],
)
def test_a_credit_may_be_a_mark_a_house_or_two_houses(line: str, who: str | None) -> None:
    assert credit([REST, REST, line]) == (who or line)


@pytest.mark.parametrize(
    "line",
    [
        "Das Haus gehört der Bundesagentur für Arbeit (BA).",
        "Jobcenter Kreis Unna",
        "Stadt Gera",
        "Presseinfo Nr. 43",
        "Kreis Unna zahlt die Fahrt zur Arbeit.",
    ],
)
def test_a_bare_name_or_an_abbreviation_at_the_end_is_no_credit(line: str) -> None:
    assert credit([REST, REST, line]) is None


def test_a_wire_s_tag_is_closer_to_the_text_than_a_contact_and_a_source_is_closer_than_the_tag() -> None:
    assert credit([REST, "Pressekontakt: Stadt Gera, Telefon 000"], "ots") == "ots"
    assert credit([REST, "Original-Content von: Stadt Gera, übermittelt durch X"], "ots") == "ots"
    assert credit([REST, "Quelle: Stadt Gera"], "red") == "Stadt Gera"
    assert credit([REST, "Pressekontakt: Stadt Gera, Telefon 000"]) == "Stadt Gera"


def test_a_sender_above_the_text_is_credited_when_nothing_else_is() -> None:
    assert credit([REST], above=["Startseite", "Absender: Kreis Steinfurt"]) == "Kreis Steinfurt"
    assert credit([REST], "pm", ["Absender: Kreis Steinfurt"]) == "pm"


def test_a_house_tells_also_behind_a_dateline() -> None:
    assert credit([f"Gera. Die Stadt Gera teilt mit: {REST}", REST]) == "Stadt Gera"


@pytest.mark.parametrize("identity", ["rechts", "links", "fuss", "krumen", "spalte-rechts"])
def test_a_german_id_of_the_frame_is_noise_and_the_same_word_as_a_class_only_aligns(identity: str) -> None:
    assert sort_of(None, identity) is Sort.SOFT
    assert sort_of(identity, None) is Sort.PLAIN


def test_lines_around_an_article_are_known() -> None:
    assert is_end("Siehe auch") and is_end("Mehr aus Kultur:")
    assert is_furniture("Lokales, 22. August 2019") and not is_furniture("Gera, 22. August 2019")
    assert is_site("Wir würden gerne Statistik-Cookies setzen.")


PROSE = "".join(f"<p>Absatz {number}: {REST} {REST}</p>" for number in range(6))


def test_the_day_beside_the_headline_wins_over_a_side_column_of_a_layout_table() -> None:
    page = (
        "<table><tr><td><b>Kurz notiert</b><br>02.12.2026: Blutspende im Saal<br><br>11.07.2024: Markt</td>"
        f"<td>Gera<h1>Betriebe laden ein</h1><font>Rundblick, 22. August 2019</font>{PROSE}</td></tr></table>"
    )
    found, _ = article(f"<title>Bote: Betriebe laden ein</title>{page}", URL, None)
    assert found and found.published_on == date(2019, 8, 22)


def test_what_stands_in_a_frame_is_no_part_of_the_text() -> None:
    page = (
        f"<div id=inhalt><h1>Betriebe laden ein</h1>{PROSE}</div><div class=verknuepfungen><h3>Siehe auch</h3>"
        "<ul><li>Ein anderer Bericht (01.02.2020)</ul></div><div id=rechts><b>04.05.2027</b> Deichschau</div>"
        "<div id=fuss><p>Landkreis Irgendwo, Am Markt 1</p></div>"
    )
    found, _ = article(page, URL, None)
    assert found and found.text.startswith("Absatz 0") and found.text.endswith("bringt Unterlagen mit.")


def test_a_page_that_calls_its_whole_text_a_widget_is_read_all_the_same() -> None:
    found, _ = article(f"<body><h2>Betriebe</h2><div class='widget sidebar'>{PROSE}</div><p>Kurz.</p>", URL, None)
    assert found and found.text.count("Absatz") == 6


def test_long_side_columns_and_comments_never_outweigh_the_article() -> None:
    comments = f"<div class=comments>{PROSE.replace('Absatz', 'Meinung') * 3}</div>"
    side = f"<aside>{PROSE.replace('Absatz', 'Randnotiz')}</aside>"
    found, _ = article(f"<body><main><h1>Betriebe</h1>{PROSE * 2}</main>{side}{comments}", URL, None)
    assert found and "Meinung" not in found.text and "Randnotiz" not in found.text
