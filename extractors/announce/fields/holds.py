"""Tells for which territory a claimed number holds: the one named last before it in its paragraph, else the
carrier's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.names import Territory, land_of, territories


def _default(carriers: Sequence[str]) -> str | None:
    """One carrier: its Kreis. Several of one Land: the Land. Else unknown."""
    if len(set(carriers)) == 1:
        return carriers[0]
    lands = {land_of(key) for key in carriers}
    return lands.pop() if len(lands) == 1 else None


def territory_at(text: str, carriers: Sequence[str]) -> Callable[[int], str | None]:
    """A function from an offset in ``text`` to "DE", a Land's two letters or a Kreisschlüssel; None where nothing
    tells.
    """
    found = territories(text)
    fallback = _default(carriers)

    def nearest(offset: int) -> Territory | None:
        first = text.rfind("\n", 0, offset) + 1
        stop = text.find(". ", offset)
        last = len(text) if stop < 0 else stop
        before = [one for one in found if first <= one.start <= offset]
        after = [one for one in found if offset < one.start <= last and "\n" not in text[offset : one.start]]
        return before[-1] if before else after[0] if after else None

    def at(offset: int) -> str | None:
        one = nearest(offset)
        return one.code if one is not None else fallback

    return at
