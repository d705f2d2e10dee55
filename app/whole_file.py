"""Writes a file that a person asked for, whole or not at all; does not know what is in it."""

from contextlib import suppress
from pathlib import Path

from knowledge.errors import ReaderError


def check_place(path: Path) -> None:
    """Raise a ReaderError where the folder that the file is to stand in is not there."""
    if not path.parent.is_dir():
        raise ReaderError(f"{path} cannot be written: there is no folder {path.parent}. Name a folder that is there.")


def write_whole(path: Path, data: bytes) -> None:
    """Write the file beside its place, then put it there in one step; what stood there stays if that fails."""
    check_place(path)
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except PermissionError as error:
        raise ReaderError(
            f"{path} cannot be written: it may be open in another program, or locked. Close it there, or give another "
            "name or folder."
        ) from error
    except OSError as error:
        raise ReaderError(f"{path} cannot be written ({error.strerror}): give another name or folder.") from error
    finally:
        with suppress(OSError):  # it is there only where something failed, and that has been told
            beside.unlink()
