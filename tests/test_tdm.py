"""Who reserves text and data mining is not read: the three forms of TDMRep, and noai."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.street.tdm import in_headers, in_html, reserved_places, well_known

AGENT = "jobcenter-campaigns/0.1"
HOME = "https://www.portal.example"


@pytest.mark.parametrize(
    ("rules", "path", "reserved"),
    [
        ('[{"location": "/", "tdm-reservation": 1}]', "/presse/a", True),
        ('[{"location": "/", "tdm-reservation": 0}]', "/presse/a", False),
        ('[{"location": "/", "tdm-reservation": "1", "tdm-policy": "/lizenz.json"}]', "/a", True),
        ('[{"location": "/*", "tdm-reservation": 1}]', "/a", True),
        ('[{"location": "/magazin/", "tdm-reservation": 1}]', "/presse/a", False),
        ('[{"location": "/*.html$", "tdm-reservation": 1}]', "/a.html", True),
        ('[{"location": "/*.html$", "tdm-reservation": 1}]', "/a.html?x", False),
        # the longest location decides, whatever its place
        (
            '[{"location": "/", "tdm-reservation": 1}, {"location": "/presse/", "tdm-reservation": 0}]',
            "/presse/a",
            False,
        ),
        (
            '[{"location": "/presse/", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}]',
            "/presse/a",
            False,
        ),
        # two rules for one place: in doubt it is reserved
        ('[{"location": "/", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}]', "/a", True),
        # forms that people write
        ('{"location": "/", "tdm-reservation": 1}', "/a", True),
        ('[{"tdm-reservation": 1}]', "/a", True),
        ('[{"location": ["/a", "/b"], "tdm-reservation": true}]', "/b", True),
        ('\ufeff[{"location": "presse", "tdm-reservation": 1}]', "/presse", True),
        # no rules at all
        ("", "/a", False),
        (None, "/a", False),
        ("<html>Seite nicht gefunden</html>", "/a", False),
        ("[" * 100_000, "/a", False),
        ('[1, null, "x", {"location": 5, "tdm-reservation": 1}]', "/a", False),
    ],
)
def test_the_file_of_a_site(rules: str | None, path: str, reserved: bool) -> None:
    assert (well_known(rules, HOME + path) is not None) == reserved


def test_the_reserved_places_are_listed() -> None:
    assert reserved_places('[{"location": "/a", "tdm-reservation": 1}, {"location": "/b", "tdm-reservation": 0}]') == [
        "/a"
    ]


@pytest.mark.parametrize(
    ("name", "value", "reserved"),
    [
        ("tdm-reservation", "1", True),
        ("tdm-reservation", " 1 ", True),
        ("tdm-reservation", "0", False),
        ("tdm-policy", "https://portal.example/lizenz.json", False),
        ("x-robots-tag", "noai", True),
        ("x-robots-tag", "NoImageAI", True),
        ("x-robots-tag", "noindex, noai", True),
        ("x-robots-tag", "max-snippet: 50, noai", True),
        ("x-robots-tag", "jobcenter-campaigns: noai", True),
        ("x-robots-tag", "*: noai", True),
        ("x-robots-tag", "gptbot: noai", False),
        ("x-robots-tag", "noindex", False),
        ("x-robots-tag", "noaim", False),
    ],
)
def test_the_header_of_a_response(name: str, value: str, reserved: bool) -> None:
    finding = in_headers([("content-type", "text/html"), (name, value)], AGENT)
    assert (finding is not None) == reserved


@pytest.mark.parametrize(
    ("head", "reserved"),
    [
        ('<meta name="tdm-reservation" content="1">', True),
        ("<META content=1 name=TDM-Reservation>", True),
        ('<meta name="tdm-reservation" content="0">', False),
        ('<meta name="robots" content="index,follow,noai">', True),
        ('<meta name="jobcenter-campaigns" content="noai">', True),
        ('<meta name="gptbot" content="noai">', False),
        ('<meta http-equiv="X-Robots-Tag" content="noimageai">', True),
        ("<!-- <meta name='tdm-reservation' content='1'> -->", False),
        ("<p>tdm-reservation: 1, noai</p>", False),
    ],
)
def test_the_meta_elements_of_a_page(head: str, reserved: bool) -> None:
    html = f"<html><head><title>ä</title>{head}</head><body><p>Text</p></body></html>"
    assert (in_html(html.encode(), AGENT) is not None) == reserved
    assert (in_html(html.encode("cp1252"), AGENT) is not None) == reserved
    assert (in_html(b"\xff\xfe" + html.encode("utf-16-le"), AGENT) is not None) == reserved


@given(st.text(max_size=200))
def test_whatever_stands_there_is_answered(text: str) -> None:
    well_known(text, HOME + "/a")
    in_headers([("x-robots-tag", text), ("tdm-reservation", text)], AGENT)
    in_html(b"<meta name=robots content=noai>" + text.encode("utf-8", "replace"), AGENT)
