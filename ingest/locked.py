"""One build at a time, and a disk that is full or closed to us told in one line; knows nothing of documents."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from knowledge.errors import ReaderError

_LONGEST_WAIT = 120  # seconds: another window may be reading in a long document
_ROOM_NEEDED = 100_000_000  # bytes: three times what a library of the official documents takes while it is built


@contextmanager
def locked(library: Path) -> Iterator[None]:
    """Hold the library's folder alone; whatever the disk refuses meanwhile is a ReaderError, and the library stays."""
    try:
        library.mkdir(parents=True, exist_ok=True)
        with FileLock(library.parent / "library.lock", timeout=_LONGEST_WAIT):
            yield
    except Timeout as error:
        raise ReaderError(
            "Another window or command is reading in documents; wait until it is done and try again."
        ) from error
    except Exception as error:
        if is_disk_full(error) or _has_no_room(error, library):
            raise ReaderError(
                "The disk is full: make room and run the command again. The library is as it was."
            ) from error
        if isinstance(error, OSError):
            raise ReaderError(
                f"{error.filename or library} cannot be written ({error.strerror or error}): check who may write "
                "there. The library is as it was."
            ) from error
        raise


def is_disk_full(error: BaseException) -> bool:
    """Whether an error says that there is no room: the system's own, SQLite's or Chroma's."""
    words = str(error).lower()
    full = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    return getattr(error, "errno", None) in full or "disk is full" in words or "no space left" in words


def _has_no_room(error: Exception, folder: Path) -> bool:
    """Whether there is hardly any room, where Chroma or numpy could not write and do not say why."""
    vague = error.errno is None if isinstance(error, OSError) else type(error).__module__.startswith("chromadb")
    return vague and shutil.disk_usage(folder).free < _ROOM_NEEDED
