"""Text is cut between sentences, never in them, and nothing is lost."""

from pathlib import Path

import pytest

from ingest.read_markdown import read
from knowledge.sentences import ends_a_sentence, sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["One day. ", "Two days? ", "“Three!” ", "(Four.) ", "5 days."],
        ["See e.g. The Code, i.e. Chapter 6, and para. 6.44 or s. 42 by Dr. J. Smith. ", "Next."],
        ["It takes 6.5 weeks ... and more. ", "Done."],
        ["1. Assess the pupil. ", "Then:\n", "2. Plan for the\nweek.\n", "- a\n", "- b"],
        ["Who | When\n", "school | week 6\n", "Words\nwrapped."],
    ],
)
def test_cuts_fall_between_sentences_items_and_rows(parts: list[str]) -> None:
    assert sentences("".join(parts)) == parts


def test_only_an_absurdly_long_sentence_is_cut_and_then_between_words() -> None:
    long, absurd = "word " * 390 + "end.", "word " * 500 + "end."
    assert sentences(long) == [long]
    cut = sentences(absurd)
    assert "".join(cut) == absurd and len(cut) == 3 and all(piece.split()[-1] in ("word", "end.") for piece in cut)


def test_a_run_without_spaces_is_still_bounded() -> None:
    cut = sentences("x" * 5_000)
    assert "".join(cut) == "x" * 5_000 and max(map(len, cut)) <= 1_200


def test_nothing_is_lost_from_real_text(real_sources: Path) -> None:
    for path in (real_sources / "dfe_ecf").glob("*.md"):
        for block in read(path).blocks:
            assert "".join(sentences(block.text)) == block.text


def test_what_ends_a_sentence() -> None:
    assert all(ends_a_sentence(text) for text in ("Yes.", "including: ", "‘so?’", "(one.)"))
    assert not any(ends_a_sentence(text) for text in ("the local", "Heading", "e.g. one,"))
