"""A long draft is told in short: what is said over and over is said once, and nothing is garbled."""

from app.plan.brief import brief_hints, brief_quotes, brief_reason, brief_source, brief_step


def test_a_quote_is_whole_three_times_and_short_afterwards() -> None:
    quote = "‘he avoids writing by asking to go to the toilet’"
    shown = brief_quotes(" and ".join([quote] * 4 + ["‘It isn’t easy’"] * 4))
    assert shown.count(quote) == 3
    assert shown.count("‘he avoids writing by asking to …’") == 1
    assert shown.count("‘It isn’t easy’") == 4


def test_a_hint_at_a_blank_is_told_once() -> None:
    assert brief_hints("By ___ (a date), by ___ (a date); see (a date)") == "By ___ (a date), by ___; see (a date)"


def test_a_step_is_its_first_sentence_with_the_whole_of_a_quotation() -> None:
    assert brief_step("Give a frame that fits the kind of text. Fade it.") == "Give a frame that fits the kind of text."
    said = 'Say: "I want to find out how to help. Read until I stop you." Mark each word.'
    assert brief_step(said) == 'Say: "I want to find out how to help. Read until I stop you."'


def test_a_reason_keeps_the_pupils_words_and_what_is_done() -> None:
    assert brief_reason("Because of ‘he cannot write’. Give a frame, because pages say so.") == (
        "Because of ‘he cannot write’. Give a frame."
    )
    assert brief_reason("Because I say so.") == "Because I say so."


def test_a_long_title_is_cut_at_a_word() -> None:
    assert brief_source("Equality Act 2010 s.20(3)") == "Equality Act 2010 s.20(3)"
    assert brief_source("word " * 30).endswith("word …")
