"""Masking and unmasking: names in every form, the ordinary words beside them, the session's table."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.privacy.identifiers import Identifier, Identifiers
from app.privacy.in_general import without_placeholders
from app.privacy.mask import mask, unmask
from app.privacy.tagger import _model, _tagger
from evals.masking import read_cases, score
from knowledge.errors import ReaderError

FORM = Identifiers().with_form({"pupil": ["Amber Okafor"], "school": ["Hillbrook Primary School"]})


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Amber can't sit still. Amber's mum rang.", "Pupil A can't sit still. Pupil A's mum rang."),
        ("AMBER WAS OUT OF CLASS.", "Pupil A WAS OUT OF CLASS."),
        ("A.O. has asd", "Pupil A has asd"),
        ("She may need an amber card.", "She may need an amber card."),
        ("amber okafor was absent", "Pupil A was absent"),
        ("The Okafor girl left Hillbrook.", "The Pupil A girl left School 1."),
    ],
)
def test_a_name_of_the_form_is_found_however_it_is_written(text: str, masked: str) -> None:
    assert mask(text, FORM).text == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("May may need more time in May.", "Pupil A may need more time in May."),
        ("In good faith we asked Faith, who marks the page.", "In good faith we asked Pupil A, who marks the page."),
    ],
)
def test_names_that_are_words_are_told_from_the_words(text: str, masked: str) -> None:
    assert mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "he will mark the page and may rob the bank in the play",
        "What must the local authority do within six weeks?",
        "Jack and the Beanstalk, Romeo and Juliet, Florence Nightingale",
        "Down's syndrome, Tourette's, Makaton, Zones of Regulation, Read Write Inc",
        "what does 9.41 say?",
        "How do I bake sourdough bread?",
        "It's now nearly 11 weeks. An answer is due. He can do more than they say.",
        "",
        "🙂",
    ],
)
def test_a_text_without_identifiers_is_left_as_it_is(text: str) -> None:
    found = mask(text)
    assert (found.text, found.masked) == (text, ())


def test_what_was_masked_is_told_and_kept_out_of_its_printed_form() -> None:
    found = mask("Amber Okafor, UPN B821327820761", FORM)
    assert [(each.placeholder, each.kind, each.text) for each in found.masked] == [
        ("Pupil A", "pupil", "Amber Okafor"),
        ("UPN 1", "upn", "B821327820761"),
    ]
    assert "Okafor" not in repr(found) and "B8213" not in repr(found)


def test_the_same_person_keeps_the_placeholder_for_the_whole_session() -> None:
    first = mask("Tyreece Brown-Addo has ADHD. His brother Tom is in Year 9.")
    second = mask("tom hit tyreece, said Mrs Patel", first.identifiers)
    assert second.text == "Sibling 1 hit Pupil A, said Staff 1"
    assert mask(second.text, second.identifiers).text == second.text


def test_a_person_can_leave_words_and_mask_more() -> None:
    left = FORM.without("amber")
    assert mask("Amber is here", left).text == "Amber is here"
    assert mask("Amber is here", left.again("Amber").with_form({"pupil": ["Amber Okafor"]})).text == "Pupil A is here"
    more = Identifiers().with_also("the den", "place")
    assert mask("He hides in the den, not in the dense bush", more).text == "He hides in Place 1, not in the dense bush"
    with pytest.raises(ReaderError, match="use one of pupil"):
        Identifiers().with_also("the den", "hideout")


def test_words_come_back_in_what_is_exported() -> None:
    found = mask("Amber Okafor lives at OX13 2NX", FORM)
    assert unmask("Pupil A of Postcode 1 and Pupil B", found.identifiers) == "Amber Okafor of OX13 2NX and Pupil B"


def test_a_placeholder_that_was_typed_does_not_come_to_mean_somebody_else() -> None:
    found = mask("My pupil Tyreece sits by Pupil A.")
    assert found.text == "My pupil Pupil B sits by Pupil A."
    assert mask(found.text).masked == ()


def test_the_placeholders_of_a_kept_text_are_never_given_to_somebody_else() -> None:
    known = Identifiers().beside("Pupil A and Parent 1 met Pupil C.")
    assert mask("Zuleikha Quenneville is in Year 4.", known).text == "Pupil B is in Year 4."
    assert unmask("Pupil A", known) == "Pupil A"


def test_more_than_twenty_six_pupils_have_names() -> None:
    known = Identifiers().with_form({"pupil": [f"Zq{chr(97 + n % 26)}{chr(97 + n // 26)}x" for n in range(30)]})
    assert [each.placeholder for each in known.entries][25:28] == ["Pupil Z", "Pupil AA", "Pupil AB"]


def test_for_searching_there_are_no_placeholders() -> None:
    assert without_placeholders("Pupil A hit Staff 1 at School 2.") == "the pupil hit the teacher."
    assert without_placeholders("School 1 cannot meet need") == "the school cannot meet need"
    masked = "Pupil A (DOB Date of birth 1, UPN UPN 1) can't sit still, says her mum Parent 1 of Address 1 Postcode 1."
    assert without_placeholders(masked) == "the pupil can't sit still, says her mum."


def test_the_texts_of_the_work_half_are_masked_well() -> None:
    """The tagger has learnt from this half: held here is that nothing is lost since. RESULTS.md has the other half."""
    found = score(read_cases("masking", "work"))
    assert found.there["formed"] > 150 and found.there["free"] > 350
    assert found.recall("formed") >= 0.99 and found.recall("known") >= 0.98 and found.recall("free") >= 0.98
    assert found.precision >= 0.98 and found.survived / found.phrases >= 0.99


def test_two_wordings_of_one_person_and_one_of_another() -> None:
    known = Identifiers().with_form({"pupil": ["Will Short"], "staff": ["Gwendolen Short"]})
    names = {
        each: known.named(each, kind)[1] for each, kind in (("Mrs Short", "staff"), ("Will", "pupil"), ("WS", "pupil"))
    }
    assert names == {"Mrs Short": "Staff 1", "Will": "Pupil A", "WS": "Pupil A"}
    assert known.named("Mr Short", "parent")[1] == "Parent 1"
    assert Identifier("Pupil A", "pupil", "Will Short") in known.entries


def test_two_people_at_once_never_mix_their_texts() -> None:
    one = "Zebediah Quillfeather in Year 5 hit Maud Thistlewood at break. "
    texts = [one * times for times in range(1, 6)]
    alone = [mask(text).text for text in texts]
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(lambda text: mask(text).text, texts * 20)) == alone * 20


def test_the_tagger_is_opened_once_however_many_ask_first() -> None:
    _tagger.cache_clear()
    _model.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(mask, ["Zebediah Quillfeather hit Maud Thistlewood."] * 8))
    assert (_tagger.cache_info().misses, _model.cache_info().misses) == (1, 1)


@pytest.mark.parametrize(
    ("text", "identifying"),
    [
        ("Date of birth 2 November 2012", "2012"),
        ("Date of birth 02/11/2012", "2012"),
        ("Phone 07700 900123", "900123"),
        ("NHS number 943 476 5919", "5919"),
        ("NHS number 9434765919", "9434765919"),
        ("Address 14 Elm Road, Leeds", "Elm"),
        ("Postcode 1 LS1 4AB", "4AB"),
    ],
)
def test_a_label_with_a_number_behind_it_is_no_placeholder_because_of_that(text: str, identifying: str) -> None:
    assert identifying not in mask(text).text


def test_what_is_masked_already_stays_as_it_is() -> None:
    text = "Person 1 told Staff 2 at School 1 (Phone 2, Date of birth 1): Pupil A lives at Address 1 Postcode 1."
    assert mask(text).text == text


def test_a_term_s_short_form_is_no_name_and_the_name_in_small_letters_is() -> None:
    assert mask("Is ABA something a school must pay for, and can you use resits?").masked == ()
    assert "Mita" not in mask("Mita shouted out, and MITA shouted again").text
    assert "MITA" not in mask("Mita shouted out, and MITA shouted again").text
