"""Fetching against scrapy and a plain pool of requests sessions, on twenty hosts of loopback, in one run.

    python benchmarks/fetch.py [--pages 40] [--polite-pages 20] [--pause 0.5] [--scrapy-python PATH]

Prints two tables. *Speed*: no pauses, how many pages a second, and how much CPU a page costs the client. *Politeness*:
one request per pause and host; how long the run takes against the bound (requests of a host minus one, times the
pause), and how many gaps came out too short, as the server saw them.

scrapy is in the dependency group ``bench``; install that group into an environment of its own and pass its interpreter
as ``--scrapy-python``. Without it its rows are left out, and that is said.

Each client walks feed -> pages and obeys robots.txt. Ours also asks for tdmrep.json, unpacks, hashes, looks for
reservations and archives every page; scrapy unpacks; the pool only downloads.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import itertools
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

HOSTS = 20
PORT = 18999
WORDS = ("Jobcenter", "Kreis", "Aktion", "Woche", "Beratung", "Angebot", "Familie", "Arbeit", "Messe", "Termin", "Ort")
ME = Path(__file__).resolve()


def addresses() -> list[str]:
    """Twenty hosts: loopback is a whole network."""
    return [f"127.0.1.{number}" for number in range(1, HOSTS + 1)]


# ------------------------------------------------------------------------------------------------ the sites


def page(number: int) -> bytes:
    """A page of 60 KB that packs to about 18 KB, as news pages do."""
    dice = random.Random(number)
    text = " ".join(f"{dice.choice(WORDS)}{dice.randrange(2000)}" for _ in range(5200))
    return gzip.compress(
        f"<html><head><title>Meldung {number}</title></head><body><p>{text}</p></body></html>".encode(), 6
    )


async def serve(pages: int) -> None:
    """The twenty sites in one process; prints a line of JSON per request when asked to end."""
    bodies = [page(number) for number in range(20)]
    asked: list[tuple[str, float, str]] = []
    ends = asyncio.Event()

    def answer(path: str, host: str, head: bytes) -> tuple[str, str, bytes]:
        if path == "/feed":
            if b'If-None-Match: "1"' in head:
                return "304 Not Modified", 'ETag: "1"\r\n', b""
            items = "".join(f"<item><link>http://{host}:{PORT}/{n}</link></item>" for n in range(pages))
            body = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
            return "200 OK", 'Content-Type: application/rss+xml\r\nETag: "1"\r\n', body
        if path == "/robots.txt":
            return "200 OK", "Content-Type: text/plain\r\n", b"User-agent: *\nDisallow: /intern/\n"
        if path[1:].isdigit():
            told = "Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"
            return "200 OK", told, bodies[int(path[1:]) % len(bodies)]
        return "404 Not Found", "", b""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        while True:
            try:
                head = await reader.readuntil(b"\r\n\r\n")
            except (asyncio.IncompleteReadError, ConnectionError):
                break
            path = head.split(b" ", 2)[1].decode()
            if path == "/__end":
                ends.set()
                break
            asked.append((host, time.monotonic(), path))
            status, extra, body = answer(path, host, head)
            writer.write(f"HTTP/1.1 {status}\r\n{extra}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        writer.close()

    servers = [await asyncio.start_server(talk, host, PORT) for host in addresses()]
    print("ready", flush=True)
    await ends.wait()
    for server in servers:
        server.close()
    print(json.dumps(asked))


# ------------------------------------------------------------------------------------------------ the clients


def measured(pages: int, work: Any) -> None:
    """Print what the work took: pages, seconds, CPU seconds of this process."""
    before, started = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    got = work()
    took, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if got != pages * HOSTS:
        sys.exit(f"only {got} of {pages * HOSTS} pages came")
    print(json.dumps({"seconds": took, "cpu": cpu, "memory": after.ru_maxrss / 1024}))


def ours(pages: int, pause: float) -> None:
    """One run; with a negative pause two, and the second one is measured: nothing has changed."""
    from extractors.records import Entrance, Known, Source
    from extractors.street.fetch import collect
    from extractors.street.limits import Limits
    from warehouse.archive import Archive

    sources = []
    for host in addresses():
        home = f"http://{host}:{PORT}/"
        entrances = (Entrance("feed", f"{home}feed"),)
        sources.append(Source(host, host, "news", home, entrances=entrances, pause=max(pause, 0.0), daily_cap=10**6))
    limits = Limits(allow_private=frozenset(f"{host}:{PORT}" for host in addresses()), links=10**6)
    memory: dict[str, dict[str, Known]] = defaultdict(dict)

    def walk() -> int:
        got = 0
        for v in collect(sources, lambda id_: memory[id_], archive.append, limits=limits):
            got += v.page is not None
            state = (v.etag, v.last_modified, v.content_hash, v.asked_at, v.asked_at, v.due_at, v.outcome == "gone")
            learnt[v.source_id][v.url] = Known(v.url, v.source_id, v.role, *state, kept_text=v.kept_text)
        return got

    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder)) as archive:
        learnt: dict[str, dict[str, Known]] = defaultdict(dict)
        if pause < 0:
            walk()
            memory = learnt
            measured(0, walk)
        else:
            measured(pages, walk)


def pool(pages: int, pause: float) -> None:
    """What one writes in five minutes: a session and a thread per host."""
    from concurrent.futures import ThreadPoolExecutor

    import requests

    def one(host: str) -> int:
        session, got = requests.Session(), 0
        session.get(f"http://{host}:{PORT}/robots.txt")
        for path in ("feed", *range(pages)):
            time.sleep(pause)
            got += session.get(f"http://{host}:{PORT}/{path}").ok and path != "feed"
        return got

    with ThreadPoolExecutor(HOSTS) as threads:
        measured(pages, lambda: sum(threads.map(one, addresses())))


def scrapy(pages: int, pause: float) -> None:
    import scrapy
    from scrapy.crawler import CrawlerProcess

    got = 0

    class Spider(scrapy.Spider):
        name = "bench"
        start_urls = [f"http://{host}:{PORT}/feed" for host in addresses()]  # noqa: RUF012

        def parse(self, response: Any) -> Any:
            response.selector.remove_namespaces()
            for link in response.xpath("//item/link/text()").getall():
                yield scrapy.Request(link, self.count)

        def count(self, response: Any) -> None:
            nonlocal got
            got += bool(response.body)

    settings = {
        "LOG_LEVEL": "ERROR",
        "TELNETCONSOLE_ENABLED": False,
        "COOKIES_ENABLED": False,
        "ROBOTSTXT_OBEY": True,
        "DOWNLOAD_DELAY": pause,
        "RANDOMIZE_DOWNLOAD_DELAY": False,
        "CONCURRENT_REQUESTS": 64,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    }
    process = CrawlerProcess(settings)
    process.crawl(Spider)

    def run() -> int:
        process.start()
        return got

    measured(pages, run)


CLIENTS = {"ours": ours, "scrapy": scrapy, "requests pool": pool}


# ------------------------------------------------------------------------------------------------ the tables


def run(client: str, python: str, pages: int, pause: float) -> dict[str, Any]:
    """One client against fresh sites, in processes of their own."""
    sites = subprocess.Popen([sys.executable, ME, "serve", str(pages)], stdout=subprocess.PIPE, text=True)
    assert sites.stdout is not None
    sites.stdout.readline()
    try:
        command = [python, ME, "client", client, str(pages), str(pause)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ME.parent.parent)
        if done.returncode:
            sys.exit(f"{client} failed:\n{done.stderr[-2000:]}")
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    finally:
        end()
        asked = json.loads(sites.communicate()[0])
    times: dict[str, list[float]] = defaultdict(list)
    for host, at, _ in asked:
        times[host].append(at)
    gaps = [later - earlier for one in times.values() for earlier, later in itertools.pairwise(one)]
    found["span"] = max(one[-1] for one in times.values()) - min(one[0] for one in times.values())
    found["bound"] = (max(len(one) for one in times.values()) - 1) * pause
    found["short"] = sum(gap < pause for gap in gaps)
    found["gaps"] = len(gaps)
    found["asked"] = len(asked)
    return found


def end() -> None:
    import socket

    with socket.create_connection((addresses()[0], PORT)) as talk:
        talk.sendall(b"GET /__end HTTP/1.1\r\n\r\n")


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    told.add_argument("--pages", type=int, default=40, help="pages per host in the speed table")
    told.add_argument("--polite-pages", type=int, default=20, help="pages per host in the politeness table")
    told.add_argument("--pause", type=float, default=0.5, help="seconds between two requests to a host")
    told.add_argument("--scrapy-python", default=sys.executable, help="a Python that has scrapy")
    args = told.parse_args()
    pythons = {"ours": sys.executable, "scrapy": args.scrapy_python, "requests pool": sys.executable}
    if subprocess.run([args.scrapy_python, "-c", "import scrapy"], capture_output=True, check=False).returncode:
        print("scrapy is not installed (dependency group bench); its rows are left out\n")
        del pythons["scrapy"]
    print(f"speed: {HOSTS} hosts x {args.pages} pages of 60 KB (18 KB packed), no pause")
    print(f"{'':16}{'pages/s':>10}{'CPU ms/page':>14}{'memory MB':>12}")
    for client, python in pythons.items():
        found = run(client, python, args.pages, 0.0)
        total = args.pages * HOSTS
        print(
            f"{client:16}{total / found['seconds']:>10.0f}{1000 * found['cpu'] / total:>14.2f}{found['memory']:>12.0f}"
        )
        if client == "ours":
            again = run(client, python, args.pages, -1.0)
            asked = again["asked"] - found["asked"]
            print(
                f"{'':4}a second run, nothing changed: {asked} requests, {again['cpu'] / found['cpu']:.1%} of the CPU"
            )
    print(f"\npoliteness: {HOSTS} hosts x {args.polite_pages} pages, a pause of {args.pause} s")
    print(f"{'':16}{'seconds':>10}{'bound':>10}{'ratio':>8}{'gaps too short':>18}{'CPU s':>8}")
    for client, python in pythons.items():
        found = run(client, python, args.polite_pages, args.pause)
        short = f"{found['short']} of {found['gaps']}"
        ratio = found["span"] / found["bound"]
        print(f"{client:16}{found['span']:>10.2f}{found['bound']:>10.2f}{ratio:>8.3f}{short:>18}{found['cpu']:>8.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        asyncio.run(serve(int(sys.argv[2])))
    elif sys.argv[1:2] == ["client"]:
        sys.path.insert(0, str(ME.parent.parent))
        CLIENTS[sys.argv[2]](int(sys.argv[3]), float(sys.argv[4]))
    else:
        main()
