"""What the command says of cards: how many are for today, their two sides, what went into a file or came out of one."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.study.card_files import exported, taken_in
from app.study.cards import by_id
from app.study.due import streak, today
from app.whole_file import check_place, write_whole
from knowledge.errors import ReaderError

if TYPE_CHECKING:
    from app.records.study import Study


def today_lines(study: "Study", whole: bool) -> Iterator[str]:
    """How many cards are due and new; and, where the whole is wanted, each card."""
    history, now = study.history(), datetime.now(UTC)
    cards = by_id(history.own)
    found = today(cards, history.memories, history.reviews, now)
    yield f"{len(found.due)} due, {len(found.new)} new for today, {len(cards):,} in all."
    yield from filter(None, [streak((*history.reviews, *history.answers), now)])
    for card in found.cards if whole else ():
        yield from (
            "",
            card.front,
            *(f"   {line}" for line in card.back.split("\n")),
            f"   {'; '.join(card.references)}".rstrip(),
        )


def written(path: Path, study: "Study") -> str:
    """Write the file whole; says where it is."""
    check_place(path)
    write_whole(path, exported(path.name, study, datetime.now(UTC)))
    return f"It is in {path}."


def read(path: Path, study: "Study") -> str:
    """Keep what a file holds; says what that was."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReaderError(f"{path} cannot be read ({error.strerror}): check the name and the folder.") from error
    return str(taken_in(path.name, data, study))
