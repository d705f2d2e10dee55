"""Brings a file over http into a `.part` file, going on where an earlier try broke off; knows no document or hash."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import certifi
import httpx

Report = Callable[[int, int | None], None]


@dataclass(frozen=True)
class Limits:
    """How large a file may be in bytes; how long a server may be silent and how long it all may take, in seconds."""

    most_bytes: int = 100_000_000
    silence: float = 30.0
    whole: float = 1_200.0


class DownloadError(Exception):
    """Why a file did not come, as a part of a sentence."""


def download(address: str, part: Path, report: Report | None, limits: Limits) -> bool:
    """Bring the whole file at an address to `part`; says whether the beginning was there from an earlier try."""
    try:
        with httpx.Client(
            timeout=limits.silence, follow_redirects=True, headers=_asking(part), verify=_trusted()
        ) as client, client.stream("GET", address) as response:  # fmt: skip
            have = _size(part) if _goes_on(response, part) else 0
            if response.status_code in (200, 206) and (have or response.status_code == 200):
                _receive(response, part, have, report, limits)
                return have > 0
    except httpx.TimeoutException as error:
        raise DownloadError(f"the server was silent for {limits.silence:g} seconds") from error
    except httpx.ConnectError as error:
        raise DownloadError("no connection") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise DownloadError(" ".join(str(error).split()) or type(error).__name__) from error
    if _size(part) and response.status_code in (206, 416):
        forget(part)
        return download(address, part, report, limits)
    raise DownloadError(f"the server answered {response.status_code}")


def forget(part: Path) -> None:
    """Remove what an earlier try left."""
    part.unlink(missing_ok=True)
    _mark(part).unlink(missing_ok=True)


def _asking(part: Path) -> dict[str, str]:
    # The same for everyone: nothing tells who asks, or from what machine.
    headers = {"User-Agent": "senco-assistant", "Accept": "*/*", "Accept-Encoding": "identity"}
    if _size(part) and _mark(part).is_file():
        headers |= {"Range": f"bytes={_size(part)}-", "If-Range": _mark(part).read_text(encoding="ascii")}
    return headers


def _trusted() -> ssl.SSLContext:
    # Many schools' filters sign what passes through them with a certificate that only the system's own store knows.
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _goes_on(response: httpx.Response, part: Path) -> bool:
    begins = f"bytes {_size(part)}-"
    return response.status_code == 206 and response.headers.get("Content-Range", "").startswith(begins)


def _receive(response: httpx.Response, part: Path, have: int, report: Report | None, limits: Limits) -> None:
    length = response.headers.get("Content-Length", "")
    total = have + int(length) if length.isdecimal() else None
    if not have:
        forget(part)
        _keep_mark(response, part)
    stop = monotonic() + limits.whole
    with part.open("ab") as file:
        for chunk in response.iter_bytes():
            have += len(chunk)
            if max(have, total or 0) > limits.most_bytes:
                raise DownloadError(f"it is larger than {limits.most_bytes:,} bytes")
            if monotonic() > stop:
                raise DownloadError(f"it took longer than {limits.whole / 60:g} minutes")
            file.write(chunk)
            if report:
                report(have, total)


def _keep_mark(response: httpx.Response, part: Path) -> None:
    tag = response.headers.get("ETag", "")
    # A weak tag does not promise the same bytes, and a packed body is not counted as it is stored.
    mark = tag if tag and not tag.startswith("W/") else response.headers.get("Last-Modified", "")
    if mark.isascii() and mark and "Content-Encoding" not in response.headers:
        _mark(part).write_text(mark, encoding="ascii")


def _mark(part: Path) -> Path:
    return part.with_name(f"{part.name}.mark")


def _size(part: Path) -> int:
    return part.stat().st_size if part.is_file() else 0
