"""Masks every field of a profile through one table, before anything else happens to it; knows nothing of plans."""

from dataclasses import replace

from app.plan.profile import FIELDS, Profile
from app.privacy.identifiers import Identifier, Identifiers
from app.privacy.mask import mask


def masked_profile(profile: Profile, known: Identifiers) -> tuple[Profile, tuple[Identifier, ...], Identifiers]:
    """The profile with placeholders, what was masked in it, and the session's table.

    A name that is plain in one field is known in all of them: the whole is read first.
    """
    whole = mask(profile.text(), known)
    table, found, fields = whole.identifiers, list(whole.masked), {}
    for name in FIELDS:
        each = mask(getattr(profile, name), table)
        table, fields[name] = each.identifiers, each.text
        found += each.masked
    return replace(profile, **fields), tuple(dict.fromkeys(found)), table
