"""The kept copy of a source whose pages can be shown; does not know what a page looks like or where it is shown."""

from pathlib import Path

from ingest.documents import kept_copy
from knowledge.errors import ReaderError
from knowledge.sources import Source


def is_kept_as_pdf(source: Source, folder: Path) -> bool:
    """Whether a PDF is kept of this edition, by its name and first bytes; what it holds is checked when opened."""
    copies = (folder / source.id).glob(f"{source.sha256[:12]}-*") if source.sha256 else ()
    return any(_is_pdf(copy) for copy in copies)


def kept_pdf(source: Source, folder: Path) -> Path:
    """The kept PDF of this edition, just as it was read in; a ReaderError says why there is none, and what to do."""
    copy = kept_copy(source, folder)
    if copy is None:
        raise ReaderError(
            f"The kept copy of {source.title} is gone or has been changed, so its pages cannot be shown: "
            "remove the document and add its file again."
        )
    if not _is_pdf(copy):
        raise ReaderError(
            f"{source.title} was not read in as a PDF, so it has no pages to show: "
            "open the file itself, or save it as a PDF and add that."
        )
    return copy


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return b"%PDF-" in file.read(1024)
