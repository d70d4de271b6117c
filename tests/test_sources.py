"""Promises to the person who writes a source file."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.source import SourceError, families, source, sources

GOOD = """
name     = "Kreis Beispiel"
kind     = "kreis"
home     = "https://www.kreis-beispiel.example/"
family   = "typo3-news"
jobcenter = "zkt-05558"
discover = { listing = "/presse", links = "a.more", pages = 3 }
"""


def write(folder: Path, text: str, name: str = "kreis-beispiel.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_six_lines_make_a_source(tmp_path: Path) -> None:
    made = source(write(tmp_path, GOOD))
    assert made.id == "kreis-beispiel"
    assert made.entrances[0].url == "https://www.kreis-beispiel.example/presse"
    assert (made.entrances[0].kind, made.entrances[0].pages) == ("listing", 3)
    assert made.jobcenter == "zkt-05558"
    assert made.selectors.title, "the family's selectors come with it"


def test_the_source_s_own_selectors_come_before_those_of_its_family(tmp_path: Path) -> None:
    made = source(write(tmp_path, GOOD + '[article]\ntitle = ["h1.own"]\n'))
    assert made.selectors.title[0] == "h1.own"
    assert len(made.selectors.title) > 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("kind     =", "knd      ="), "unknown key 'knd'"),
        (('"kreis"', '"county"'), "kind"),
        (("https://www.kreis-beispiel.example/", "www.kreis-beispiel.example"), "whole address"),
        (("typo3-news", "typo4"), "no family 'typo4'"),
        (("zkt-05558", "05558"), "such as zkt-05558"),
        (('links = "a.more", ', ""), "links"),
        (("listing =", "feed = '/rss', listing ="), "exactly one of"),
        (("pages = 3", "pages = 0"), "pages"),
        (("name     =", "only = '(' \nname ="), "regular expression"),
        (("name     =", "name"), "TOML"),
    ],
)
def test_a_mistake_is_answered_with_the_file_the_key_and_what_to_write(
    tmp_path: Path, change: tuple[str, str], says: str
) -> None:
    with pytest.raises(SourceError, match=r"kreis-beispiel\.toml") as caught:
        source(write(tmp_path, GOOD.replace(*change)))
    assert says in str(caught.value)


def test_an_unknown_id_is_named_together_with_every_broken_file(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD + "colour = 1", "bad-one.toml")
    with pytest.raises(SourceError) as caught:
        sources(tmp_path, ["bad-one", "nowhere"])
    assert "unknown key 'colour'" in str(caught.value)
    assert "no source 'nowhere'" in str(caught.value)


def test_a_name_that_cannot_be_an_id_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="small letters"):
        source(write(tmp_path, GOOD, "Kreis Beispiel.toml"))


def test_the_catalogue_is_in_order_and_spans_many_systems() -> None:
    catalogue = sources()
    assert len(catalogue) >= 10
    assert len({made.family for made in catalogue.values() if made.family}) >= 5
    assert all(made.entrances for made in catalogue.values())


def test_every_family_says_what_kind_of_text_its_rules_are_for() -> None:
    assert all(len(family.text_kind) > 10 for family in families().values())
