"""What never leaves the archive: addresses, phone numbers, names of people; and what must not be taken for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.names.privacy import REDACTED, personal, redact


@pytest.mark.parametrize(
    "number",
    [
        "02931 94-4100",
        "(0 29 31) 94 41 00",
        "0 29 31 / 94 41 00",
        "+49 2931 944100",
        "+49 (0) 2931 / 94-41 00",
        "0049 2931 944100",
        "0171 - 55 66 77 8",
        "01715566778",
        "0800/1234567",
        "0171.5566778",
        "+49.2931.944100",
        "02931944100",
        "0 29 31 94 41 00",
        "02931\u2011944100",
        "+492931944100",
        "+43 1 5566778",
    ],
)
def test_a_phone_number_is_found_however_it_is_grouped(number: str) -> None:
    assert redact(f"Wer Fragen hat, erreicht das Team unter {number}.") == (
        f"Wer Fragen hat, erreicht das Team unter {REDACTED}."
    )


@pytest.mark.parametrize(
    "label",
    ["Telefon", "Tel.:", "Tel.-Nr.:", "tel", "Fax", "Mobil:", "Telefon unter", "Durchwahl", "Anruf unter der Nummer"],
)
def test_after_a_label_short_numbers_and_dots_are_phone_numbers_too(label: str) -> None:
    assert redact(f"{label} 5566.77") == f"{label} {REDACTED}"


@pytest.mark.parametrize(
    "text",
    [
        "am 05.06.2024 von 08.00-12.30 Uhr",
        "vom 03. bis 07.09.2024",
        "Kreisschlüssel 05358, Gemeindeschlüssel 05358024",
        "Pressemitteilung 067/2020",
        "Vorlage 0412/2010",
        "geöffnet 0800 - 1230 Uhr",
        "01067 Dresden, 04103 Leipzig",
        "350.000 Menschen, 2 200 Stellen, 0,5 Prozent, 1,5 Mio. Euro",
        "in den Jahren 2019 2020 2021 2022",
        "Jobcenter Mobil 2022, Hotline 2023",
        "+12.000.000 Euro",
        "Speed-Dating @ Ruhrstadion, Job@Work",
        "https://kreis.example/besuch-at-home.html",
        "Frankfurt (a) Main. Das Jobcenter",
        "Raum 1.12, 22. Etage",
        "§ 16 i SGB II",
    ],
)
def test_dates_sums_keys_and_file_numbers_are_no_phone_numbers(text: str) -> None:
    assert personal(text) == []


@pytest.mark.parametrize(
    "address",
    [
        "presse@kreis.example",
        "m.muster-frau@jobcenter.kreis.example",
        "info (at) kreis.example",
        "info[at]kreis[dot]example",
        "info [ at ] kreis . example",
        "info{ät}kreis.example",
        "info at kreis.example",
        "info AT kreis DOT example",
        "info(klammeraffe)kreis.example",
        "info @ kreis.example",
        "info＠kreis.example",
        "info&#64;kreis.example",
        "info_at_kreis.example",
        "in\u00adfo@\u200bkreis.example",
        "m.muster@kreis",
    ],
)
def test_mail_addresses_go_in_all_disguises(address: str) -> None:
    assert redact(f"Anmeldung an {address} bis Freitag") == f"Anmeldung an {REDACTED} bis Freitag"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Herr Sommerfeld begrüßt die Gäste.", "Herr […] begrüßt die Gäste."),
        ("Frau Dr. Özlem Aksoy-Brandt sprach.", "Frau […] sprach."),
        ("Prof. Dr. Jutta Halbach hielt den Vortrag.", "[…] hielt den Vortrag."),
        ("Landrätin Sommerfeld eröffnete die Messe.", "Landrätin […] eröffnete die Messe."),
        ("„Wir öffnen“, sagt Geschäftsführer Karl-Heinz Ebbing.", "„Wir öffnen“, sagt Geschäftsführer […]."),
        ("Ansprechpartnerin: Svitlana Kowalenko", "Ansprechpartnerin: […]"),
        ("„Gut“, so Yusuf Al-Hamdi aus Homs.", "„Gut“, so […] aus Homs."),
        ("Mit dabei war auch Mehmet Karaca.", "Mit dabei war auch […]."),
        ("Foto: Bernd Quast", "Foto: […]"),
        ("„Schön“, meint Xenia Uhlenbrock dazu.", "„Schön“, meint […] dazu."),
        ("Jobcoach Ralf Bär hilft.", "Jobcoach […] hilft."),
        ("Interview mit Max Mustermann", "Interview mit […]"),
        ("MARIA MUSTER und Frank KOCH", "[…] und […]"),
        ("Sabine M. und Karim (34) suchen Arbeit.", "[…] und […] (34) suchen Arbeit."),
        ("Hr. Sommerfeld und Familie Quast", "Hr. […] und Familie […]"),
        ("Peter und Paula Schmitz", "[…] und […]"),
        ("Foto: L. Krüger", "Foto: […]"),
    ],
)
def test_people_are_known_by_title_function_label_speech_or_first_name(text: str, redacted: str) -> None:
    assert redact(text) == redacted


def test_a_surname_goes_again_later_but_the_trade_of_that_name_stays() -> None:
    text = "Anna Schuster stellt aus. Schuster war lange arbeitslos. Sie suchte einen Schuster, der ausbildet."
    assert redact(text) == "[…] stellt aus. […] war lange arbeitslos. Sie suchte einen Schuster, der ausbildet."


@pytest.mark.parametrize(
    "text",
    [
        "in der Anne-Frank-Schule am Willy-Brandt-Platz",
        "Sophie Scholl Gesamtschule und Friedrich-Ebert-Stiftung",
        "die Robert Bosch GmbH und die Peter Huber Logistik",
        "im St. Anna Hospital",
        "im Haus Maria Frieden, in der Max Reger Halle, im Gasthof Anton Huber",
        "Koordinierungsstelle Frau und Beruf",
        "das Jobcenter Kreis Lippe und das Kommunale Jobcenter Hamm",
        "Agentur für Arbeit Celle, Landrat und Bürgermeisterin",
        "die Kampagne „Stark. Sozial. Vor Ort.“ mit dem Job-Turbo",
        "sagte die Leiterin des Arbeitgeberservice am Montag",
        "Kontakt: Fachdienst Arbeit, Marktstraße 6",
        "Autor/in: Pressestelle",
        "Bürgerhaus Bestwig, Stadthalle Wuppertal, Festsaal Maximilianpark",
        "Sprecherin der Stadt Köln",
    ],
)
def test_organisations_places_streets_and_campaigns_survive(text: str) -> None:
    assert redact(text) == text


@given(st.text(alphabet=st.sampled_from("Ana Müler@.0123/-()+49 Hern Frau Dr.\n[…],:")))
def test_redacting_twice_changes_nothing_more(text: str) -> None:
    once = redact(text)
    assert redact(once) == once
    assert personal(once) == []


@given(st.text())
def test_any_text_can_be_redacted(text: str) -> None:
    assert isinstance(redact(text), str)
