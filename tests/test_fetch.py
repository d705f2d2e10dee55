"""Downloads from a real server on this machine: whole, broken off, changed, refused, silent."""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from ingest.download import Limits
from ingest.fetch import fetch
from knowledge.errors import ReaderError
from knowledge.sources import Source, listed_sources

BODY = b"%PDF-1.4\n" + bytes(range(256)) * 1_000
OTHER = b"%PDF-1.4\n" + b"another edition" * 500
SHORT = Limits(silence=0.3, whole=5.0)


@dataclass
class Site:
    """What the server answers with, and what it was asked."""

    address: str = ""
    body: bytes = BODY
    tag: str = '"one"'
    status: int = 200
    ranges: bool = True
    stop_after: int | None = None
    silent: float = 0.0
    length: bool = True
    asked: list[dict[str, str]] = field(default_factory=list)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server on 127.0.0.1, and nothing between it and us."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    state = Site()
    server = _QuietServer(("127.0.0.1", 0), _handler(state))
    state.address = f"http://127.0.0.1:{server.server_address[1]}"
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield state
    server.shutdown()
    server.server_close()


class _QuietServer(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what some of these tests are about."""


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(dict(self.headers))
            time.sleep(site.silent)
            if self.path == "/moved.pdf":
                self.send_response(302)
                self.send_header("Location", "/code.pdf")
                self.end_headers()
                return
            start = self._start()
            self.send_response(206 if start else site.status)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(site.body) - 1}/{len(site.body)}")
            if site.tag:
                self.send_header("ETag", site.tag)
            if site.length:
                self.send_header("Content-Length", str(len(site.body) - start))
            self.end_headers()
            self.wfile.write(site.body[start : site.stop_after])

        def _start(self) -> int:
            unchanged = self.headers.get("If-Range") == site.tag
            asked = self.headers.get("Range", "") if site.ranges and unchanged and site.status == 200 else ""
            return int(asked.removeprefix("bytes=").removesuffix("-") or 0)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


def _source(site: Site, path: str = "/code.pdf", body: bytes | None = BODY) -> Source:
    sha256 = hashlib.sha256(body).hexdigest() if body is not None else ""
    page = "https://www.gov.uk/landing"
    return replace(listed_sources()["send-code-2015"], download=site.address + path, sha256=sha256, address=page)


def _error(source: Source, folder: Path, limits: Limits = SHORT) -> str:
    with pytest.raises(ReaderError) as told:
        fetch(source, folder, limits=limits)
    assert "\n" not in str(told.value)
    return str(told.value)


def _files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def broken(site: Site, tmp_path: Path) -> Path:
    """A cache in which a download was broken off after 100,000 bytes."""
    site.stop_after = 100_000
    assert "could not be downloaded" in _error(_source(site), tmp_path)
    site.stop_after = None
    site.asked.clear()
    assert (tmp_path / "send-code-2015.pdf.part").stat().st_size == 100_000
    return tmp_path


def test_a_document_is_downloaded_whole_and_progress_is_told(site: Site, tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    folder = tmp_path / "a folder für Zoë"
    path = fetch(_source(site), folder, lambda done, total: told.append((done, total)))
    assert path == folder / "send-code-2015.pdf" and path.read_bytes() == BODY
    assert told[-1] == (len(BODY), len(BODY)) and told == sorted(told)
    assert _files(folder) == {"send-code-2015.pdf"}


def test_nothing_about_the_user_is_sent(site: Site, tmp_path: Path) -> None:
    fetch(_source(site), tmp_path)
    (headers,) = site.asked
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert headers["User-Agent"] == "senco-assistant"


def test_what_is_in_the_cache_is_not_asked_for_again_unless_it_is_spoilt(site: Site, tmp_path: Path) -> None:
    path = fetch(_source(site), tmp_path)
    fetch(_source(site), tmp_path)
    assert len(site.asked) == 1
    path.write_bytes(BODY[:-1])
    assert fetch(_source(site), tmp_path).read_bytes() == BODY and len(site.asked) == 2


def test_a_redirect_is_followed(site: Site, tmp_path: Path) -> None:
    assert fetch(_source(site, "/moved.pdf"), tmp_path).read_bytes() == BODY and len(site.asked) == 2


def test_a_broken_download_goes_on_where_it_stopped(site: Site, broken: Path) -> None:
    told: list[tuple[int, int | None]] = []
    path = fetch(_source(site), broken, lambda done, total: told.append((done, total)))
    assert path.read_bytes() == BODY
    assert [headers.get("Range") for headers in site.asked] == ["bytes=100000-"]
    assert told[0][0] > 100_000 and told[-1] == (len(BODY), len(BODY))
    assert _files(broken) == {"send-code-2015.pdf"}


def test_a_server_that_ignores_ranges_sends_the_whole_again(site: Site, broken: Path) -> None:
    site.ranges = False
    assert fetch(_source(site), broken).read_bytes() == BODY and len(site.asked) == 1


def test_a_file_that_changed_meanwhile_is_not_pieced_together(site: Site, broken: Path) -> None:
    site.body, site.tag = OTHER, '"two"'
    assert fetch(_source(site, body=OTHER), broken).read_bytes() == OTHER and len(site.asked) == 1


def test_a_spoilt_beginning_is_thrown_away(site: Site, broken: Path) -> None:
    (broken / "send-code-2015.pdf.part").write_bytes(b"x" * 100_000)
    assert fetch(_source(site), broken).read_bytes() == BODY and len(site.asked) == 2


def test_a_beginning_without_a_mark_is_not_gone_on_from(site: Site, tmp_path: Path) -> None:
    (tmp_path / "send-code-2015.pdf.part").write_bytes(BODY[:500])
    assert fetch(_source(site), tmp_path).read_bytes() == BODY and "Range" not in site.asked[0]


def test_a_server_that_refuses_the_rest_is_asked_for_the_whole(site: Site, broken: Path) -> None:
    part = broken / "send-code-2015.pdf.part"
    part.write_bytes(BODY)  # complete, but stopped before it was put in place
    site.status, site.ranges = 416, False
    assert "the server answered 416" in _error(_source(site), broken)
    assert len(site.asked) == 2 and "Range" in site.asked[0] and "Range" not in site.asked[1]
    assert not part.exists()


def test_a_wrong_hash_is_told_and_the_file_is_not_used(site: Site, tmp_path: Path) -> None:
    message = _error(_source(site, body=OTHER), tmp_path)
    for part in ("edition may have changed", "https://www.gov.uk/landing", "senco ingest FILE"):
        assert part in message
    assert _files(tmp_path) == set()


def test_the_hash_is_recorded_on_first_sight_and_a_change_is_told(site: Site, tmp_path: Path) -> None:
    source = _source(site, body=None)
    path = fetch(source, tmp_path)
    record = tmp_path / "send-code-2015.pdf.sha256"
    assert record.read_text(encoding="ascii").strip() == hashlib.sha256(BODY).hexdigest()
    assert fetch(source, tmp_path) == path and len(site.asked) == 1
    path.unlink()
    site.body = OTHER
    assert f"delete {record}" in _error(source, tmp_path)
    assert _files(tmp_path) == {record.name}
    record.unlink()
    assert fetch(source, tmp_path).read_bytes() == OTHER


def test_a_page_in_place_of_a_pdf_is_told(site: Site, tmp_path: Path) -> None:
    site.body = b"<html>Sign in to the school's network</html>"
    assert "is not a PDF" in _error(_source(site, body=None), tmp_path)
    assert _files(tmp_path) == set()


@pytest.mark.parametrize("length", [True, False])
def test_a_file_that_is_too_large_is_told(site: Site, tmp_path: Path, length: bool) -> None:
    site.length = length
    assert "larger than 1,000 bytes" in _error(_source(site), tmp_path, Limits(most_bytes=1_000))
    assert not (tmp_path / "send-code-2015.pdf").exists()


def test_a_silent_server_is_left_soon(site: Site, tmp_path: Path) -> None:
    site.silent = 6.0
    began = time.monotonic()
    assert "the server was silent for 0.3 seconds" in _error(_source(site), tmp_path)
    assert time.monotonic() - began < 5


def test_a_download_that_takes_too_long_is_told(site: Site, tmp_path: Path) -> None:
    assert "it took longer than" in _error(_source(site), tmp_path, Limits(whole=0.0))


def test_a_missing_page_and_a_server_error_are_told(site: Site, tmp_path: Path) -> None:
    for status in (404, 503):
        site.status = status
        assert f"the server answered {status}" in _error(_source(site), tmp_path)


def test_a_server_error_does_not_cost_what_was_there(site: Site, broken: Path) -> None:
    site.status = 503
    assert "the server answered 503" in _error(_source(site), broken)
    assert (broken / "send-code-2015.pdf.part").stat().st_size == 100_000


def test_without_a_network_the_way_by_hand_is_told(site: Site, tmp_path: Path) -> None:
    source = replace(_source(site), download="http://127.0.0.1:9/code.pdf")
    message = _error(source, tmp_path)
    for part in ("http://127.0.0.1:9/code.pdf (no connection)", source.address, "senco ingest --from FOLDER"):
        assert part in message


@pytest.mark.parametrize("download", ["", "file:///etc/hostname", "ftp://127.0.0.1/code.pdf"])
def test_only_the_web_is_asked(site: Site, tmp_path: Path, download: str) -> None:
    assert "no address to download it from" in _error(replace(_source(site), download=download), tmp_path)


def test_a_folder_that_cannot_be_made_is_told(site: Site, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the way", encoding="utf-8")
    assert "could not be kept in" in _error(_source(site), tmp_path / "cache")
