"""What a person may expect when a page's bytes become text."""

from __future__ import annotations

import gzip
import zlib
from datetime import UTC, datetime
from typing import ClassVar

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.decode import DecodeError, content, html
from extractors.records import Page

WORDS = "<p>Schöne Grüße aus Köln – „wirklich“ für 5 €</p>"


def page(body: bytes, **headers: str) -> Page:
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Page(url="https://x.example/", fetched_at=datetime(2026, 1, 2, tzinfo=UTC), body=body, headers=named)


def bare_deflate(body: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-15)
    return engine.compress(body) + engine.flush()


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(WORDS.encode())),
        ("x-gzip", gzip.compress(WORDS.encode())),
        ("deflate", zlib.compress(WORDS.encode())),
        ("deflate", bare_deflate(WORDS.encode())),
        ("br", brotli.compress(WORDS.encode())),
        ("zstd", zstandard.compress(WORDS.encode())),
        ("gzip, br", brotli.compress(gzip.compress(WORDS.encode()))),
        ("identity", WORDS.encode()),
    ],
)
def test_every_compression_of_the_web_is_undone(encoding: str, packed: bytes) -> None:
    assert html(page(packed, content_encoding=encoding)) == WORDS


def test_members_of_gzip_that_follow_each_other_are_one_page() -> None:
    packed = gzip.compress(b"<p>Eins") + gzip.compress(b" und zwei</p>")
    assert content(page(packed, content_encoding="gzip")) == b"<p>Eins und zwei</p>"


@pytest.mark.parametrize(
    "pack", [gzip.compress, zlib.compress, brotli.compress, zstandard.compress], ids=["gzip", "deflate", "br", "zstd"]
)
class TestHostile:
    NAMES: ClassVar = {
        gzip.compress: "gzip",
        zlib.compress: "deflate",
        brotli.compress: "br",
        zstandard.compress: "zstd",
    }

    def test_a_bomb_is_an_error_at_the_cap(self, pack) -> None:  # type: ignore[no-untyped-def]
        bomb = page(pack(b"\0" * 30_000_000), content_encoding=self.NAMES[pack])
        with pytest.raises(DecodeError, match="more than"):
            content(bomb, cap=1_000_000)

    def test_a_body_that_is_cut_short_is_never_taken_for_whole(self, pack) -> None:  # type: ignore[no-untyped-def]
        packed = pack(bytes(range(256)) * 500)
        with pytest.raises(DecodeError):
            content(page(packed[: len(packed) // 2], content_encoding=self.NAMES[pack]))

    def test_a_damaged_body_is_an_error(self, pack) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(DecodeError):
            content(page(b"\xff\xfe\xfd" * 40, content_encoding=self.NAMES[pack]))


def test_plain_html_under_a_gzip_header_is_taken_as_it_is() -> None:
    assert html(page(WORDS.encode(), content_encoding="gzip")) == WORDS


def test_an_unknown_compression_is_an_error() -> None:
    with pytest.raises(DecodeError, match="rot13"):
        content(page(b"x", content_encoding="rot13"))


def test_a_plain_body_beyond_the_cap_is_an_error() -> None:
    with pytest.raises(DecodeError):
        content(page(b"x" * 11), cap=10)


def test_utf8_that_its_page_declares_wins_over_a_latin1_header() -> None:
    body = f'<meta charset="utf-8">{WORDS}'
    assert html(page(body.encode(), content_type="text/html; charset=iso-8859-1")) == body


def test_a_header_wins_over_a_wrong_declaration() -> None:
    body = f'<meta charset="utf-8">{WORDS}'
    assert html(page(body.encode("cp1252"), content_type="text/html; charset=windows-1252")) == body


@pytest.mark.parametrize("name", ["iso-8859-1", "latin1", "windows-1252", "us-ascii"])
def test_latin1_means_windows_1252_as_in_every_browser(name: str) -> None:
    body = f'<meta http-equiv="Content-Type" content="text/html; charset={name}">{WORDS}'
    assert html(page(body.encode("cp1252"))) == body


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8"])
def test_a_byte_order_mark_wins_over_everything(encoding: str) -> None:
    body = f"\ufeff{WORDS}".encode(encoding)
    assert html(page(body, content_type="text/html; charset=latin-1")) == WORDS


def test_without_any_word_of_it_utf8_is_tried_before_windows_1252() -> None:
    assert html(page(WORDS.encode())) == WORDS
    assert html(page(WORDS.encode("cp1252"))) == WORDS


def test_one_damaged_byte_does_not_turn_utf8_into_something_else() -> None:
    body = b'<meta charset="utf-8">' + WORDS.encode() * 5 + b"\xff"
    assert "Schöne Grüße" in html(page(body))


@pytest.mark.parametrize("name", ["klingonisch", "base64", "utf-16", "idna", "rot13"])
def test_a_charset_that_is_none_is_passed_over(name: str) -> None:
    body = f'<meta charset="{name}">{WORDS}'
    assert html(page(body.encode())) == body


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(["", "gzip", "deflate", "br", "zstd", "gzip,gzip", ",", "GZIP ", "x"]),
    st.sampled_from(
        [
            "",
            "text/html",
            "text/html; charset=",
            "text/html; charset=utf-8",
            'charset="koi8-r"',
            "charset=utf-7",
            "charset=punycode",
        ]
    ),
)
def test_any_bytes_become_text_or_a_clear_error(body: bytes, encoding: str, kind: str) -> None:
    try:
        assert isinstance(html(page(body, content_encoding=encoding, content_type=kind)), str)
    except DecodeError as error:
        assert str(error)
