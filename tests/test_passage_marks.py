"""Where a passage stands in the text of its page: however it is broken, and only if it is there."""

from ingest.passage_marks import passage_marks

RULE = "The local authority must decide within a maximum of 6 weeks from receiving the request."


def marked(quote: str, *texts: str) -> list[list[str]]:
    found = passage_marks(quote, texts)
    return [[text[start:end] for start, end in spans] for spans, text in zip(found, texts, strict=True)]


def test_a_passage_is_found_over_line_breaks_and_hyphens_at_line_ends() -> None:
    printed = "The local authority must decide within a maxi\ufffemum of 6 weeks \r\nfrom receiving the request."
    assert marked(RULE, f"9.40 Before.\r\n9.41 {printed} \r\n9.42 After.") == [[printed]]


def test_ligatures_quotation_marks_accents_and_bullets_do_not_matter() -> None:
    text = "\uf0b7 o\ufb03cial \u2018\ufb01rst\u2019 cafe\u0301 visits\n\uf0b7 and more of them"
    assert marked("• official 'first' café visits\n• and more of them", text) == [[text[2:]]]


def test_a_raised_figure_in_the_print_does_not_matter() -> None:
    text = "Suspensions1 and permanent exclusions2 may not be necessary."
    assert marked("Suspensions and permanent exclusions may not be necessary.", text) == [[text]]


def test_the_figures_that_a_passage_begins_and_ends_with_are_marked() -> None:
    text = "4.1 16 to 19 Academies are listed with others in section 42(2). 4.2 More."
    assert marked("16 to 19 Academies are listed with others in section 42(2).", text) == [[text[4:-10]]]


def test_what_runs_over_the_page_is_marked_on_both_without_foot_note_and_head() -> None:
    first = "9.41 The local authority must decide within a\n1 The Education Act 1996.\n152"
    second = "153 Assessments\nmaximum of 6 weeks from receiving the request.\n9.42 It must tell the parent."
    assert marked(RULE, first, second) == [
        ["The local authority must decide within a"],
        ["maximum of 6 weeks from receiving the request."],
    ]


def test_another_passage_that_begins_alike_is_not_marked() -> None:
    assert marked(RULE, "The local authority must decide whether it is necessary to amend the plan.") == [[]]


def test_common_words_on_another_page_are_not_marked() -> None:
    other = "What the local authority must decide, and from receiving the request on, is another matter."
    assert marked(RULE, RULE, other) == [[RULE], []]


def test_the_cells_of_a_table_are_found_in_whatever_order_they_are_read() -> None:
    row = (
        "What it does: the health board plans the services of the whole area\nWho watches: the councillors of the area"
    )
    text = "the councillors of the area\nthe health board plans the services\nof the whole area"
    assert marked(row, text) == [
        ["the councillors of the area", "the health board plans the services\nof the whole area"]
    ]


def test_words_that_recur_are_marked_once() -> None:
    row = "plans the services of the area\nWho: the whole of the council\nWhat: plans the services of the area"
    text = "the whole of the council\nplans the services of the area"
    assert marked(row, text) == [["the whole of the council", "plans the services of the area"]]


def test_what_has_no_letters_or_is_not_there_is_not_marked() -> None:
    assert marked("", RULE) == marked("6 – 7", RULE) == marked("Something else altogether.", RULE) == [[]]
    assert marked(RULE, "") == [[]] and passage_marks(RULE, []) == []
