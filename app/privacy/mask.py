"""One call in, one call out: identifiers in a text become placeholders, and placeholders words again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from app.privacy.identifiers import PLACEHOLDER, Identifier, Identifiers
from app.privacy.known_names import Name
from app.privacy.names import names
from app.privacy.shapes import shapes
from app.privacy.spans import Span


@dataclass(frozen=True)
class Masked:
    """A text without identifiers; what was masked in it, each wording once; and the session's table with them in it.

    The originals stay out of its printed form, so that no log gets them by accident.
    """

    text: str
    masked: tuple[Identifier, ...] = field(repr=False)
    identifiers: Identifiers = field(repr=False)


def mask(text: str, identifiers: Identifiers | None = None, today: date | None = None) -> Masked:
    """The text with every identifier replaced; the same person has the same placeholder for the whole session."""
    table = identifiers or Identifiers()
    spans = identifying(text, table, today or date.today())
    pieces, masked, end = [], [], 0
    for span in spans:
        words = text[span.start : span.end]
        table, placeholder = table.named(words, span.kind, avoid=text)
        masked.append(Identifier(placeholder, _kind(table, placeholder), words))
        pieces += [text[end : span.start], placeholder]
        end = span.end
    return Masked("".join([*pieces, text[end:]]), tuple(dict.fromkeys(masked)), table)


def unmask(text: str, identifiers: Identifiers) -> str:
    """The text with each placeholder of the session turned back into what it stands for."""
    texts = identifiers.texts()
    return PLACEHOLDER.sub(lambda match: texts.get(match[0], match[0]), text)


def identifying(text: str, table: Identifiers, today: date) -> list[Span]:
    """What is to be masked, in order: what has a form, what a person named, then names; nothing that is to be left."""
    taken: list[Span] = []
    known = [Name(each.text, each.kind) for each in table.entries]
    found = names(text, known, today)
    # "Date of birth 2 November 2012" and "Address 14 Elm Road" only begin like a placeholder.
    ours = [Span(*match.span(), "") for match in PLACEHOLDER.finditer(text)]
    longer = [span for span in found if span.kind == "address" and any(_runs_past(span, each) for each in ours)]
    for group in (_sure(text, table), shapes(text, today), longer, ours, found):
        for span in group:
            left = text[span.start : span.end].casefold() in table.left
            if not left and not any(span.meets(each) for each in taken):
                taken.append(span)
    return sorted(span for span in taken if span.kind)


def _runs_past(span: Span, placeholder: Span) -> bool:
    return span.meets(placeholder) and span.end > placeholder.end and span.start > placeholder.start


def _sure(text: str, table: Identifiers) -> Iterable[Span]:
    for each in table.entries:
        if each.sure:
            pattern = rf"(?<!\w){re.escape(each.text)}(?!\w)"
            yield from (Span(*match.span(), each.kind) for match in re.finditer(pattern, text, re.IGNORECASE))


def _kind(table: Identifiers, placeholder: str) -> str:
    return next(each.kind for each in table.entries if each.placeholder == placeholder)
