"""Boxes on a picture: one for each line, and a bar beside those that stand together."""

from ingest.marked_lines import Box, beside, by_line


def test_the_pieces_of_a_line_become_one_box_with_room_round_the_print() -> None:
    pieces = [Box(160, 102, 200, 118), Box(100, 100, 150, 120)]
    assert by_line(pieces) == [Box(97, 97, 203, 123)]


def test_lines_and_columns_stay_apart_and_run_from_the_top() -> None:
    below, left, right = Box(100, 140, 300, 160), Box(100, 100, 300, 120), Box(400, 100, 600, 120)
    assert [(box.left, box.top) for box in by_line([below, right, left])] == [(97, 97), (397, 97), (97, 137)]


def test_a_box_without_height_is_left_out() -> None:
    assert by_line([Box(100, 100, 100, 100)]) == [] and beside([]) == []


def test_each_run_of_lines_has_a_bar_at_its_height() -> None:
    lines = by_line([Box(100, top, 300, top + 20) for top in (100, 126, 600)])
    assert [(bar.top, bar.bottom) for bar in beside(lines)] == [(97, 149), (597, 623)]
    assert all(bar.right < 97 for bar in beside(lines))
