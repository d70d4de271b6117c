"""Fuzzes every reader of what strangers send: ``python -m tests.fuzz [COUNT] [TARGET...]`` (default: 200000, all).

Prints what was tried. An input that raises is shrunk and written to ``tests/fuzz/found/``; the suite replays it.
"""

from __future__ import annotations

import hashlib
import sys
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from tests.fuzz.targets import TARGETS, mutated

FOUND = Path(__file__).parent / "found"
# The response target opens a connection each time, so it gets fewer.
SHARE = {"response": 0.25}


def fuzz(name: str, count: int) -> bool:
    """True when ``count`` mutated inputs of this target raised nothing."""
    target = TARGETS[name][0]
    last = b""
    slowest = 0.0

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(mutated(name))
    def once(body: bytes) -> None:
        nonlocal last, slowest
        last, started = body, time.perf_counter()
        target(body)
        slowest = max(slowest, time.perf_counter() - started)

    started = time.perf_counter()
    try:
        once()
    except Exception as error:
        FOUND.mkdir(exist_ok=True)
        path = FOUND / f"{name}-{hashlib.sha256(last).hexdigest()[:12]}"
        path.write_bytes(last)
        print(f"{name:12} {type(error).__name__}: {str(error)[:120]}; the input is kept as {path.name}")
        return False
    took = time.perf_counter() - started
    print(f"{name:12} {count:>8} inputs in {took:6.0f} s, slowest {1000 * slowest:.0f} ms, nothing raised", flush=True)
    return True


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    names = sys.argv[2:] or list(TARGETS)
    shares = {name: SHARE.get(name, 1.0) for name in names}
    each = {name: max(round(count * share / sum(shares.values())), 1) for name, share in shares.items()}
    fine = [fuzz(name, each[name]) for name in names]
    print(f"{sum(each.values())} inputs")
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
