"""Where something failed, without a word of what was being worked on: a failure's message may quote a pupil's text."""

import logging
import traceback
from pathlib import Path


def where(error: BaseException) -> str:
    """The kind of a failure and the places in the code that led to it: "TypeError at choose.py:41 < pipeline.py:60"."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-6:]))
    return f"{type(error).__name__} at {places or 'no known place'}"


class WithoutWords(logging.Filter):
    """Lets a log record say where something failed, and keeps the failure's own words out of the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Put the place in the place of the traceback; every record passes."""
        if record.exc_info and record.exc_info[1]:
            record.msg, record.args = f"{record.getMessage()}: {where(record.exc_info[1])}", ()
            record.exc_info = record.exc_text = None
        return True


WITHOUT_WORDS = WithoutWords()  # one, since a page that is drawn again adds it again
