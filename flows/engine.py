"""Where the flow's record is kept: the Prefect server that is configured, or a temporary one that is started here.

Prefect can start a temporary server by itself, but to do so it imports the whole server into the flow's process
before it starts the same again as a child, one after the other. Starting the child first, while this process still
imports its own parts, halves the time to the first task (measured on two cores: 20 s to 10 s).
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

READY_SECONDS = 120.0


def configured() -> bool:
    """Whether the environment or the active Prefect profile names a server."""
    if os.environ.get("PREFECT_API_URL"):
        return True
    profiles = Path(os.environ.get("PREFECT_HOME", Path.home() / ".prefect")) / "profiles.toml"
    try:
        file = tomllib.loads(profiles.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError):
        return False
    active = os.environ.get("PREFECT_PROFILE", file.get("active", ""))
    return bool(file.get("profiles", {}).get(active, {}).get("PREFECT_API_URL"))


@contextmanager
def temporary_server(home: Path) -> Iterator[Callable[[], None]]:
    """Run a Prefect server on loopback for the time of the block, its database in ``home``; none if one is configured.

    The block is entered at once. It gets a function that returns when the server answers, to be called before the
    first flow; that function raises RuntimeError if the server does not come up.
    """
    if configured():
        yield lambda: None
        return
    home.mkdir(parents=True, exist_ok=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    ours = {
        "PREFECT_HOME": os.environ.get("PREFECT_HOME", str(home.resolve())),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        # One run's record needs neither telemetry nor web pages.
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_ENABLED": "false",
        "PREFECT__SERVER_EPHEMERAL": "1",
        "PREFECT__SERVER_FINAL": "1",
    }
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "flows.engine", str(port)],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            # Its own session: Ctrl-C reaches the flow, which ends in order and then stops the server.
            start_new_session=True,
        )
        try:
            yield lambda: _wait(server, port, home / "server.log")
        finally:
            if "prefect.logging.handlers" in sys.modules:
                _send_what_waits()
            server.terminate()
            try:
                server.wait(timeout=5)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
            assert server.stdin is not None
            server.stdin.close()
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


def _send_what_waits() -> None:
    """Logs and events are sent in batches; what still waits must go before the server does."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogHandler

    APILogHandler().flush()
    EventsWorker.drain_all(timeout=5)


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise RuntimeError(f"the temporary Prefect server did not start; its log is {log}")


def _serve(port: int) -> None:
    """Serve until the parent ends, however it ends: its end of our standard input closes with it."""
    import uvicorn

    def follow() -> None:
        sys.stdin.buffer.read()
        os._exit(0)

    threading.Thread(target=follow, daemon=True).start()
    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True,
        host="127.0.0.1",
        port=port,
        log_level="error",
        lifespan="on",
    )


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
