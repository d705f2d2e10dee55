"""A stretch of a text that identifies somebody or some place; knows nothing of how it was found."""

from dataclasses import dataclass

PEOPLE = ("pupil", "parent", "sibling", "staff", "person")
FORMED = ("dob", "upn", "nhs", "postcode", "phone", "email")
PLACES = ("school", "place", "address")
KINDS = (*PEOPLE, *PLACES, *FORMED)


@dataclass(frozen=True, order=True)
class Span:
    """From where to where, and what kind of identifier it is."""

    start: int
    end: int
    kind: str

    def meets(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end
