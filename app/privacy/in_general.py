"""A masked text as one would say it of anybody; for searching, which knows no Pupil A. Masks nothing."""

import re

from app.privacy.identifiers import PLACEHOLDER
from app.privacy.lists import word_groups


def without_placeholders(text: str) -> str:
    """The text as one would say it without names, for searching, which knows no Pupil A: "the pupil", "her mum".

    Numbers and addresses say nothing of what is asked; they go, with the brackets and labels around them.
    """
    said = _INTRODUCED.sub(r"\1", text)
    said = _WHERE.sub("", said)
    said = PLACEHOLDER.sub(lambda match: _GENERAL.get(match[0].rpartition(" ")[0], ""), said)
    said = _EMPTY.sub("", said)
    return re.sub(r" +([,.;:?!)]|$)", r"\1", re.sub(r"[ ]{2,}", " ", said)).strip()


_GENERAL = {
    "Pupil": "the pupil", "Parent": "the parent", "Sibling": "the sibling", "Staff": "the teacher",
    "Person": "somebody", "School": "the school", "Place": "the place",
}  # fmt: skip
# "mum Parent 1" is "mum"; "(DOB , UPN )" is nothing.
_INTRODUCED = re.compile(
    rf"\b({'|'.join(sorted(word_groups()['parent'] | word_groups()['sibling'] | word_groups()['person']))}),? "
    r"(?:Parent|Sibling|Person|Pupil|Staff) [A-Z\d]{1,2}\b",
    re.IGNORECASE,
)
# "at School 1", "of Address 1": where it is says nothing of what is asked.
_WHERE = re.compile(r"\b(?:at|in|from|of|on|near)\s+(?:School|Place|Address|Postcode) \d+\b,?", re.IGNORECASE)
_EMPTY = re.compile(r"\(\s*(?:(?:DOB|D\.O\.B\.?|born|b\.|UPN|NHS(?: no\.?| number)?|tel)[\s,;:.]*)*\)", re.IGNORECASE)
