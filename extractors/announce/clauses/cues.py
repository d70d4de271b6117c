"""Names what a clause says of an action (held, off, still to come …) by the cues of ``vocabulary/triggers.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache

from extractors.announce.clauses.phrases import VOCABULARY

# "neun mehr als beim letzten Mal": compares with an earlier edition, but does not tell of it.
COMPARISON = re.compile(r"\b(?:mehr|weniger|als|wie) (?:noch )?(?:als )?(?:beim?|bei der|im|vor|zur|zum) [^,.;]{0,60}")


TENSES = frozenset({"past", "present", "future", "intended", "previous"})


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    with (VOCABULARY / "triggers.toml").open("rb") as file:
        return {name: re.compile("|".join(cue["words"])) for name, cue in tomllib.load(file).items()}


@lru_cache(maxsize=512)  # a clause is asked for the tense of the whole, and for its own
def cues(text: str) -> frozenset[str]:
    """The names of all cues that fire on this clause. A condition ("unless") takes back what is off or next."""
    plain = COMPARISON.sub("", text)
    fired = frozenset(
        name for name, pattern in _cues().items() if pattern.search(plain if name == "previous" else text)
    )
    if "perfect" in fired:  # "hat … eröffnet": the participle at the end looks like a present
        fired = (fired - {"perfect", "present"}) | {"past"}
    if "finite" in fired:  # a sign so weak that any other tells more
        fired = fired - {"finite"} if fired & TENSES else (fired - {"finite"}) | {"present"}
    return fired - {"cancelled", "postponed", "next"} if "unless" in fired else fired
