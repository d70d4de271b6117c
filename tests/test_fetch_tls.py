"""Encrypted connections: who cannot prove the name is not read, and what breaks off is never kept."""

from __future__ import annotations

import contextlib
import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests.adapters
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from extractors.records import Visit
from tests.hostile import ARTICLE, Hostile
from tests.street import Memory, ask

Act = Callable[[ssl.SSLSocket], None]


def certificate(folder: Path) -> Path:
    """A key and a certificate of its own for 127.0.0.1 and kreis.example, in one PEM file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "kreis.example")])
    names = x509.SubjectAlternativeName(
        [x509.DNSName("kreis.example"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    )
    now = datetime.datetime.now(datetime.UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(secret + built.public_bytes(serialization.Encoding.PEM))
    return path


@contextlib.contextmanager
def encrypted(pem: Path, act: Act) -> Iterator[int]:
    """A TLS server on loopback; gives its port. robots.txt and tdmrep.json are missing, everything else is ``act``."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                plain, _ = listening.accept()
            except OSError:
                return
            with contextlib.suppress(OSError), plain:
                plain.settimeout(5)
                with context.wrap_socket(plain, server_side=True) as talk:
                    request = talk.recv(65536)
                    if b"/robots.txt" in request or b"/.well-known/" in request:
                        talk.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    else:
                        act(talk)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(timeout=5)


def whole(talk: ssl.SSLSocket) -> None:
    body = ARTICLE.encode()
    talk.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)


def breaks_off(talk: ssl.SSLSocket) -> None:
    talk.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<html><p>Mitten im")
    # The connection is gone without the closing words of TLS.
    socket.socket.close(talk)


def visit(port: int, path: str = "/", host: str = "127.0.0.1", memory: Memory | None = None) -> Visit:
    return ask(Hostile(port=port), f"https://{host}:{port}{path}", memory)


@pytest.fixture
def pem(tmp_path: Path) -> Path:
    return certificate(tmp_path)


def test_a_certificate_that_proves_nothing_is_not_accepted(pem: Path) -> None:
    with encrypted(pem, whole) as port:
        found = visit(port)
    assert found.outcome == "disallowed"  # not even robots.txt could be had
    assert found.page is None


def test_a_page_over_a_proven_connection_is_read(pem: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", str(pem))
    with encrypted(pem, whole) as port:
        assert visit(port, host="kreis.example").outcome == "new"
        assert visit(port, host="stadt.example").outcome == "disallowed"  # the certificate is another host's


def test_an_encrypted_connection_that_breaks_off_is_an_error(pem: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", str(pem))
    memory = Memory()
    with encrypted(pem, breaks_off) as port:
        found = visit(port, memory=memory)
    assert found.outcome == "failed"
    assert [role for _, _, role in memory.kept if role == "page"] == []


def test_a_server_that_cannot_speak_tls_is_an_error() -> None:
    with Hostile() as server:
        found = ask(server, f"https://127.0.0.1:{server.port}/plain")
    assert found.outcome == "disallowed"
    assert "robots.txt" in (found.detail or "")
