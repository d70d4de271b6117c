"""What robots.txt forbids us: the cases that RFC 9309 decides, in our own files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.street.robots import Robots, from_status, matches, parse, token

ME = "Rathausleser/2.0 (+https://example.org)"


def allowed(text: str | bytes, path: str, agent: str = ME) -> bool:
    return parse(text, agent).allows(f"https://www.kreis.example{path}")


GROUPS = """\
Disallow: /vor-allen-gruppen/

User-agent: rathausleser
Disallow: /
Allow: /presse/

User-agent: Andere
Disallow: /
Allow: /andere/


Allow: /auch-andere/
User-agent: Dritte

User-agent: RathausLeser
Allow: /amt/
"""


@pytest.mark.parametrize(
    ("agent", "path", "verdict"),
    [
        (ME, "/presse/eins", True),
        (ME, "/amt/eins", True),  # groups of one name are one group
        (ME, "/andere/eins", False),
        ("andere", "/andere/eins", True),
        ("andere", "/auch-andere/eins", True),  # an empty line ends no group
        ("andere", "/amt/eins", False),
        ("dritte", "/amt/eins", True),  # shares its lines with the name below it
        ("vierte", "/vor-allen-gruppen/", True),  # a line before all groups says nothing
    ],
)
def test_a_robot_obeys_the_groups_of_its_name(agent: str, path: str, verdict: bool) -> None:
    assert allowed(GROUPS, path, agent) == verdict


@pytest.mark.parametrize("name", ["user-agent", "USER-AGENT", "uSeR-AgEnT", "User-agent "])
@pytest.mark.parametrize("value", ["rathausleser", "RATHAUSLESER", "Rathausleser/9", "Rathausleser Bilder"])
def test_names_are_compared_without_case_and_version(name: str, value: str) -> None:
    assert not allowed(f"{name}: {value}\nDISALLOW: /", "/x")


def test_everybodys_group_counts_only_without_ones_own() -> None:
    text = "User-agent: *\nDisallow: /alle\nUser-agent: Rathausleser\nDisallow: /wir\n"
    assert allowed(text, "/alle")
    assert not allowed(text, "/wir")
    assert not allowed(text, "/alle", "fremder")
    assert allowed("User-agent: fremder\nDisallow: /", "/x")
    assert allowed("", "/x")


def test_a_name_is_no_part_of_another_name() -> None:
    assert allowed("User-agent: Rathaus\nDisallow: /", "/x")
    assert allowed("User-agent: Rathausleser-Bilder\nDisallow: /", "/x")


def test_lines_of_others_end_no_group() -> None:
    text = "User-agent: a\nUnbekannt: ja\nSitemap: /s.xml\nUser-agent: rathausleser\nCrawl-delay: 3\nDisallow: /x\n"
    assert not allowed(text, "/x")
    assert not allowed(text, "/x", "a")
    rules = parse(text, ME)
    assert (rules.delay, rules.sitemaps) == (3.0, ("/s.xml",))


@pytest.mark.parametrize(
    ("lines", "path", "verdict"),
    [
        # the longest path decides, whatever its place
        ("Disallow: /amt/seite.html|Allow: /amt/", "/amt/seite.html", False),
        ("Allow: /amt/seite.html|Disallow: /amt/", "/amt/seite.html", True),
        ("Allow: /amt/seite.html|Disallow: /amt/", "/amt/", False),
        ("Disallow: /amt|Allow: /amt/", "/amt", False),
        ("Disallow: /amt|Allow: /amt/", "/amt/", True),
        ("Allow: /seite|Disallow: /*.html", "/seite.html", False),
        ("Allow: /amt/seite.|Disallow: /*.html", "/amt/seite.html", True),
        # on a tie, Allow
        ("Disallow: /|Allow: /", "/x", True),
        ("Allow: /amt|Disallow: /amt", "/amt/x", True),
        # nothing is no rule
        ("Disallow:|Allow:", "/x", True),
        ("Disallow:", "/x", True),
        # paths: case counts, a prefix is enough
        ("Disallow: /Amt", "/amt", True),
        ("Disallow: /rat", "/rathaus/a?b=c", False),
        ("Disallow: /rat", "/unrat", True),
        ("Disallow: /rat", "/?q=/rat", True),
        ("Disallow: /rat/", "/rat", True),
        # stars and ends
        ("Disallow: /rat*", "/rathaus", False),
        ("Disallow: /*.php", "/a/b.php?c", False),
        ("Disallow: /*.php", "/php/", True),
        ("Disallow: /*.php", "/a.PHP", True),
        ("Disallow: /*.php$", "/a.php", False),
        ("Disallow: /*.php$", "/a.php?b", True),
        ("Disallow: /*.php$", "/a.php5", True),
        ("Disallow: /rat*.php", "/rathaus/amt.php?x", False),
        ("Disallow: /rat*.php", "/Rat.PHP", True),
        ("Disallow: /$", "/", False),
        ("Disallow: /$", "/x", True),
        ("Disallow: /a*b*c$", "/aXbYc", False),
        ("Disallow: /a*b*c$", "/aXbYcZ", True),
        ("Disallow: *?druck", "/a?druck=1", False),
        # comments
        ("Disallow: /rat#haus", "/rat", False),
        ("# Disallow: /|Disallow: /x", "/y", True),
        # query strings belong to the address
        ("Disallow: /a?b=c", "/a?b=c&d", False),
        ("Disallow: /a?b=c", "/a?d&b=c", True),
        # percent-encoding is one spelling
        ("Disallow: /größe", "/gr%C3%B6%C3%9Fe", False),
        ("Disallow: /gr%c3%b6%c3%9fe", "/gr%C3%B6%C3%9Fe", False),
        ("Disallow: /%61mt", "/amt", False),
        ("Disallow: /a%2Fb", "/a/b", True),
        ("Disallow: /a%2fb", "/a%2Fb", False),
        # what people type
        ("Disallow /amt", "/amt", False),
        ("Dissallow: /amt", "/amt", False),
        ("Disallow: amt", "/amt", False),
        ("Allow: amt|Disallow: /", "/amt", False),
    ],
)
def test_paths(lines: str, path: str, verdict: bool) -> None:
    text = "User-agent: *\n" + lines.replace("|", "\n")
    assert allowed(text, path) == verdict


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\xef\xbb", b"\xef"])
def test_line_ends_and_byte_order_marks_do_not_matter(end: str, mark: bytes) -> None:
    text = mark + end.join(("User-agent: *", "", "Disallow: /x", "Allow: /x/y")).encode()
    assert not allowed(text, "/x")
    assert allowed(text, "/x/y")


def test_a_page_instead_of_the_file_has_no_rules() -> None:
    assert allowed("<!DOCTYPE html>\n<p>User-agent: *\nDisallow: /</p>", "/x")


def test_only_the_first_half_megabyte_is_read() -> None:
    assert allowed(b"#" * 512_000 + b"\nUser-agent: *\nDisallow: /", "/x")
    assert not allowed(b"User-agent: *\nDisallow: /\n" + b"#" * 600_000, "/x")


@pytest.mark.parametrize(
    ("status", "verdict"),
    [*((status, True) for status in (401, 403, 404, 410)), *((status, False) for status in (429, 500, 503, None))],
)
def test_what_it_means_that_there_is_no_file(status: int | None, verdict: bool) -> None:
    found = from_status(status)
    assert found.verdict("https://kreis.example/x") == (verdict, found.reason)


def test_robots_txt_itself_may_always_be_asked() -> None:
    assert allowed("User-agent: *\nDisallow: /", "/robots.txt")


@pytest.mark.parametrize(
    ("line", "seconds"), [("10", 10.0), ("2.5", 2.5), ("2,5", 2.5), ("bald", None), ("-1", None), ("", None)]
)
def test_the_pause_is_read_where_it_is_a_number(line: str, seconds: float | None) -> None:
    assert parse(f"User-agent: *\nCrawl-delay: {line}", ME).delay == seconds


def test_the_deciding_line_is_named() -> None:
    _, why = parse("User-agent: *\nDisallow: /presse/intern", ME).verdict("https://kreis.example/presse/intern/a")
    assert why == 'robots.txt says "Disallow: /presse/intern" to everybody.'


@given(st.binary(max_size=400) | st.text(max_size=400), st.text(max_size=60))
def test_whatever_the_file_holds_there_is_an_answer(text: bytes | str, path: str) -> None:
    found = parse(text, ME)
    assert isinstance(found, Robots)
    assert isinstance(found.allows("https://kreis.example/" + path), bool)


@given(st.text("ab*$/", max_size=12), st.text("ab/", max_size=12))
def test_patterns_match_as_their_regular_expression_does(pattern: str, target: str) -> None:
    import re

    anchored = pattern.endswith("$")
    body = pattern[:-1] if anchored else pattern
    expected = re.match(".*".join(re.escape(piece) for piece in body.split("*")) + ("$" if anchored else ""), target)
    assert matches(pattern, target) == (expected is not None)


@given(st.text(max_size=30))
def test_a_token_is_letters_dashes_and_underscores(agent: str) -> None:
    assert token(agent).replace("-", "").replace("_", "").isalpha() or not token(agent).strip("-_")
