"""The tables of Kreise, Jobcenter and places hold together."""

import re

from extractors.names import registry


def test_every_kreis_has_a_jobcenter_and_every_jobcenter_has_known_kreise() -> None:
    assert len(registry.kreise()) == 400
    for key, carriers in registry.carriers_by_kreis().items():
        assert carriers, f"{key} has no Jobcenter"
    for carrier in registry.carriers().values():
        assert carrier.kreise and set(carrier.kreise) <= set(registry.kreise()), carrier.id


def test_there_are_104_kommunale_jobcenter_and_eighteen_of_them_in_nrw() -> None:
    zkt = [carrier for carrier in registry.carriers().values() if carrier.form == "zkT"]
    assert len(zkt) == 104
    assert len([carrier for carrier in zkt if carrier.land == "NW"]) == 18
    assert all(carrier.since and len(carrier.kreise) == 1 for carrier in zkt)


def test_a_kreis_is_served_by_one_jobcenter_but_for_berlin_and_two_divided_kreise() -> None:
    several = {key: len(each) for key, each in registry.carriers_by_kreis().items() if len(each) > 1}
    assert several == {"11000": 12, "13071": 2, "13075": 2}


def test_kreisschluessel_are_five_digits_of_text_and_begin_with_their_land() -> None:
    lands = {
        "01": "SH", "02": "HH", "03": "NI", "04": "HB", "05": "NW", "06": "HE", "07": "RP", "08": "BW",
        "09": "BY", "10": "SL", "11": "BE", "12": "BB", "13": "MV", "14": "SN", "15": "ST", "16": "TH",
    }  # fmt: skip
    for key, kreis in registry.kreise().items():
        assert re.fullmatch(r"\d{5}", key)
        assert kreis.land == lands[key[:2]]
    for key, kreis in registry.former_kreise().items():
        assert key not in registry.kreise()
        assert kreis.until and set(kreis.successors) <= set(registry.kreise())
        assert {successor[:2] for successor in kreis.successors} == {key[:2]}
    for carrier in registry.carriers().values():
        assert {lands[key[:2]] for key in carrier.kreise} == {carrier.land}


def test_the_name_shared_column_says_which_names_city_and_landkreis_share() -> None:
    names: dict[str, list[str]] = {}
    for row in registry.table("kreise.csv"):
        names.setdefault(re.sub(r" \(Oldb\)", "", row["name"]), []).append(row["name_shared"])
    for name, flags in names.items():
        if len(flags) > 1:
            assert set(flags) == {"y"}, name


def test_every_place_lies_in_a_kreis_and_well_known_towns_are_there() -> None:
    places = registry.places()
    assert len(places) > 5000
    assert {key for keys in places.values() for key in keys} <= set(registry.kreise())
    assert places["Friedberg"] == ("06440", "09771")
    known = {
        "Jülich": "05358", "Rheine": "05566", "Meschede": "05958", "Gelnhausen": "06435", "Husum": "01054",
        "Tübingen": "08416", "Freising": "09178", "Eisenach": "16063", "Stralsund": "13073", "Plauen": "14523",
        "Quedlinburg": "15085", "Eberswalde": "12060", "Bitburg": "07232", "Homburg": "10045", "Lingen": "03454",
    }  # fmt: skip
    assert {place: places.get(place) for place in known} == {place: (key,) for place, key in known.items()}


def test_verified_is_one_of_three_words_and_derived_rows_have_none() -> None:
    assert {carrier.verified for carrier in registry.carriers().values()} == {"name+ags", "y", ""}
