"""The one error that is meant for a person: what happened, and what to do next."""


class ReaderError(Exception):
    """A problem told in one line that a non-programmer can act on; shown as it stands, never as a traceback."""
