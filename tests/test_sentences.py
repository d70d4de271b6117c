"""Clauses: verbatim stretches of the text, in order, none so long that reading it takes for ever."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.sentences import LONGEST, clauses
from tests.telling import outcome

WORDS = st.sampled_from(["Das Jobcenter ", "lädt ein", ". ", "; ", "\n", "am 3. Mai ", "„Tag“ ", "x" * 700, "    "])


@given(st.lists(WORDS, max_size=60))
def test_clauses_are_verbatim_stretches_in_order_and_short(parts: list[str]) -> None:
    text = "".join(parts)
    found = clauses(text)
    assert [one.text for one in found] == [text[one.start : one.end] for one in found]
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 < len(one.text) <= LONGEST for one in found)


@given(st.lists(WORDS, max_size=60))
def test_no_letter_of_the_text_is_outside_of_all_clauses(parts: list[str]) -> None:
    text = "".join(parts)
    told = "".join(one.text for one in clauses(text))
    assert [c for c in told if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize(
    "said",
    [
        "Jobcenter Kassel Leipzig München und ",
        "Das Jobcenter Kassel lädt am Montag ein, zu dem die Firmen kommen, die im Landkreis leben, ",
        "„Wir sind da“, sagte das Jobcenter, das am 3. Mai, 5. Mai ",
    ],
)
def test_a_text_without_a_stop_comes_to_an_end(said: str) -> None:
    assert outcome("Kassel. " + said * 150, "2024-05-02").rules
