"""Puts a listed document into the cache, checked by its hash or as the law it is; knows not how bytes travel.

The law as it stands is brought anew each time and held to no hash: that its text changes is what it is fetched for.
"""

import re
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from ingest.download import DownloadError, Limits, Report, download, forget
from ingest.law import is_live, law_at, law_of
from knowledge.errors import ReaderError
from knowledge.file_hash import sha256_of
from knowledge.sources import Source

_USUAL = Limits()
_PATIENT = Limits(silence=120.0)  # legislation.gov.uk puts a large Act together when it is asked for


def fetch(source: Source, folder: Path, report: Report | None = None, limits: Limits | None = None) -> Path:
    """The file of a listed source: the cached one where it is the right one, else downloaded, checked and put there."""
    address = urlsplit(source.download)
    if address.scheme not in ("http", "https"):
        raise ReaderError(f"{source.title}: no address to download it from is listed; {_by_hand(source)}")
    suffix = PurePosixPath(address.path).suffix
    place = folder / f"{source.id}{suffix if re.fullmatch(r'[.][A-Za-z0-9]{1,5}', suffix) else ''}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not _is_right(place, source):
            _renew(place, source, report, limits or (_PATIENT if is_live(source) else _USUAL))
    except OSError as error:
        raise ReaderError(f"{source.title} could not be kept in {folder}: {error.strerror or error}.") from error
    return place


def _is_right(place: Path, source: Source) -> bool:
    return place.is_file() and sha256_of(place) == _expected(place, source)


def _expected(place: Path, source: Source) -> str:
    """The listed hash, or the one recorded when the file was first seen, or nothing."""
    if is_live(source):
        return ""
    record = _record(place)
    return source.sha256 or (record.read_text(encoding="ascii").strip() if record.is_file() else "")


def _record(place: Path) -> Path:
    return place.with_name(f"{place.name}.sha256")


def _renew(place: Path, source: Source, report: Report | None, limits: Limits) -> None:
    part = place.with_name(f"{place.name}.part")
    digest = _downloaded(part, source, _expected(place, source), report, limits)
    problem = _problem(part, place, source, digest)
    if problem:
        forget(part)
        raise ReaderError(problem)
    if not source.sha256 and not is_live(source):
        _record(place).write_text(f"{digest}\n", encoding="ascii")
    part.replace(place)
    forget(part)


def _downloaded(part: Path, source: Source, expected: str, report: Report | None, limits: Limits) -> str:
    """Download to `part`, which may hold a beginning already; gives the hash of the whole."""
    try:
        went_on = download(source.download, part, report, limits)
        if went_on and sha256_of(part) != expected:
            # What was there may have been spoilt; then the hash says nothing of the document: once more, from nothing.
            forget(part)
            download(source.download, part, report, limits)
    except DownloadError as error:
        raise ReaderError(
            f"{source.title} could not be downloaded from {source.download} ({error}): try again later, or "
            f"{_by_hand(source)}"
        ) from error
    return sha256_of(part)


def _problem(part: Path, place: Path, source: Source, digest: str) -> str:
    """Why a downloaded file is not the document that was asked for; nothing where it is."""
    page, expected = source.address or source.download, _expected(place, source)
    if place.suffix.lower() == ".pdf" and not _is_pdf(part):
        return (
            f"{source.title}: what came from {source.download} is not a PDF, perhaps a filter's or a sign-in page; "
            f"{_by_hand(source)}"
        )
    if is_live(source) and law_of(part) != law_at(source.download):
        return (
            f"{source.title}: what came from {source.download} is not that law's XML, perhaps a filter's or a sign-in "
            f"page; {_by_hand(source)}"
        )
    if not expected or digest == expected:
        return ""
    if source.sha256:
        return (
            f"{source.title}: the file at {source.download} is not the listed one (its hash differs), so it was not "
            f"used. The edition may have changed: look at {page}, and to use the new file as a document of your own, "
            "save it and run: senco ingest FILE"
        )
    return (
        f"{source.title} has changed since it was first downloaded (its hash differs), so the new file was not used. "
        f"Look at {page}; to accept it, delete {_record(place)} and run: senco ingest"
    )


def _is_pdf(part: Path) -> bool:
    with part.open("rb") as file:
        return b"%PDF-" in file.read(1024)


def _by_hand(source: Source) -> str:
    page = source.address or source.download
    return f"download it by hand{f' from {page}' if page else ''} and run: senco ingest --from FOLDER"
