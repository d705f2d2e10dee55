"""Boxes on a picture: those of one line made into one, and a bar beside the lines. Knows no document and no drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

_MARGIN = 3  # round the print, in pixels
_BAR_LEFT, _BAR_RIGHT = 24, 33  # in the margin, where no print stands


@dataclass(frozen=True)
class Box:
    """A box on a picture, in pixels from its left and upper edge."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """How high it is."""
        return self.bottom - self.top

    def corners(self) -> tuple[int, int, int, int]:
        """Its edges as a drawing takes them."""
        return self.left, self.top, self.right, self.bottom


def by_line(boxes: Sequence[Box]) -> list[Box]:
    """One box for each printed line, from the top down; the columns of a table stay apart."""
    lines: list[Box] = []
    for box in sorted((each for each in boxes if each.height), key=lambda each: (each.top + each.bottom, each.left)):
        mates = [line for line in lines if _on_one_line(line, box)]
        lines = [line for line in lines if line not in mates] + [_around([*mates, box])]
    lines.sort(key=lambda line: (line.top, line.left))
    return [Box(each.left - _MARGIN, each.top - _MARGIN, each.right + _MARGIN, each.bottom + _MARGIN) for each in lines]


def beside(lines: Sequence[Box]) -> list[Box]:
    """A bar in the left margin of the page for each run of lines that stand together."""
    runs: list[Box] = []
    for line in lines:
        if runs and line.top - runs[-1].bottom < 2 * line.height:
            runs[-1] = _around([runs[-1], line])
        else:
            runs.append(line)
    return [Box(_BAR_LEFT, run.top, _BAR_RIGHT, run.bottom) for run in runs]


def _on_one_line(one: Box, other: Box) -> bool:
    least = min(one.height, other.height)
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    apart = max(one.left, other.left) - min(one.right, other.right)
    return shared > 0.5 * least and apart < 2.5 * max(one.height, other.height)


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
