"""A text of an answer is cut into words, bold words and marks, and nothing of it is lost."""

import pytest

from app.ask.pieces import Piece, pieces


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Plain.", [Piece("Plain.")]),
        (
            "**Six weeks** at most [1][2]. No more.",
            [Piece("Six weeks", bold=True), Piece(" at most"), Piece(marks=(1, 2)), Piece(". No more.")],
        ),
        ("One.[12] [3]", [Piece("One."), Piece(marks=(12, 3))]),
        ("2 * 3 ** 4 [a]", [Piece("2 * 3 ** 4 [a]")]),
    ],
)
def test_a_text_is_cut_at_its_bold_words_and_its_marks(text: str, found: list[Piece]) -> None:
    assert list(pieces(text)) == found
