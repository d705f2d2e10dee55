"""Masks every field of a profile through one table, before anything else happens to it; knows nothing of plans."""

import re
from dataclasses import replace
from datetime import date
from functools import reduce

from app.plan.profile import FIELDS, Profile
from app.privacy.identifiers import Identifier, Identifiers
from app.privacy.mask import Masked, mask
from app.privacy.stricter import stricter

_ANYBODY = ("person", "parent")
# A name that begins a sentence, where nobody is called the pupil: the profile is about somebody.
_BEGINS = r"(?:\A|[.!?]\s+|\n\s*[-•*]?\s*)"


def masked_profile(profile: Profile, known: Identifiers) -> tuple[Profile, tuple[Identifier, ...], Identifiers]:
    """The profile with placeholders, what was masked in it, and the session's table.

    A name that is plain in one field is known in all of them: the whole is read first. What the masker leaves
    is read once more, more strictly than a question would be.
    """
    besides = stricter(mask(profile.text(), known).text, date.today())
    whole = _with_a_pupil(profile.text(), reduce(_also, besides, known))
    table, found, fields = whole.identifiers, list(whole.masked), {}
    for name in FIELDS:
        each = mask(getattr(profile, name), table)
        table, fields[name] = each.identifiers, each.text
        found += each.masked
    return replace(profile, **fields), tuple(dict.fromkeys(found)), table


def _also(known: Identifiers, found: tuple[str, str]) -> Identifiers:
    """The table with words of a kind in it that are masked wherever they stand, unless a person had them left."""
    words, kind = found
    return known if words.casefold() in known.left else known.with_also(words, kind)


def _with_a_pupil(text: str, known: Identifiers) -> Masked:
    """The text masked; a profile is of a pupil, so if no name is a pupil's, the first that begins a sentence is."""
    whole = mask(text, known)
    if any(each.kind == "pupil" for each in whole.identifiers.entries):
        return whole
    names = [each.text for each in whole.masked if each.kind in _ANYBODY]
    first = next((name for name in names if re.search(rf"{_BEGINS}{re.escape(name)}\b", text)), None)
    return mask(text, known.named(first, "pupil")[0]) if first else whole
