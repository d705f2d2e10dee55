"""The text of a page as it can be read: lines joined where they run on, every character in its place."""

from ingest.page_text import readable

FULL = "A line of the print that runs as far as the right edge of the text does"


def test_lines_that_run_on_are_joined_and_what_opens_something_new_is_not() -> None:
    text = f"Heading\r\n6.44 {FULL}\r\nand goes on.\r\n{FULL}:\r\n• an item\r\nxi. {FULL}\r\nxii. More"
    lines = readable(text).split("\r\n")
    assert [" ".join(line.split()) for line in lines] == [
        "Heading",
        f"6.44 {FULL} and goes on.",
        f"{FULL}:",
        "• an item",
        f"xi. {FULL}",
        "xii. More",
    ]


def test_every_character_keeps_its_place() -> None:
    text = f"{FULL}\r\n{FULL} co\ufffeordination \uf0b7 x\x00y"
    found = readable(text)
    assert len(found) == len(text)
    assert found.endswith("co-ordination • x y")
