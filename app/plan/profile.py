"""The described pupil as a form holds it; does not know where the words came from or what is made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from knowledge.errors import ReaderError


@dataclass(frozen=True)
class Profile:
    """What is known of a pupil, a field each, in the words of those who know them; an empty field is not known.

    `context` takes what has no field of its own: adults and time at hand, medical and sensory facts, exams ahead.
    """

    year_group: str = ""
    setting: str = ""
    areas_of_need: str = ""
    strengths: str = ""
    barriers: str = ""
    tried_so_far: str = ""
    pupil_view: str = ""
    parent_view: str = ""
    context: str = ""

    def text(self) -> str:
        """Every word of the profile, a field a paragraph."""
        return "\n\n".join(value for name in FIELDS if (value := getattr(self, name)))


FIELDS = tuple(field.name for field in fields(Profile))


def profile_of(values: Mapping[str, Any], place: str) -> Profile:
    """The profile that named values make; an unknown name, or a value that is not text, is a ReaderError at `place`."""
    unknown = [str(name) for name in values if name not in FIELDS]
    if unknown:
        raise ReaderError(f"{place}: a profile has no field {unknown[0]!r}: use {', '.join(FIELDS)}.")
    texts = {name: ", ".join(value) if isinstance(value, list) else value for name, value in values.items() if value}
    wrong = next((name for name, value in texts.items() if not isinstance(value, str)), None)
    if wrong:
        raise ReaderError(f"{place}: the field {wrong!r} of a profile is text: write it in quotes.")
    return Profile(**{name: value.strip() for name, value in texts.items()})
