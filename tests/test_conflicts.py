"""A sentence of a school's document beside a rule: other figures, a duty freed, a right barred; and what agrees."""

from app.ask.conflicts import figures, stance_of, stances
from knowledge.guides import Rule

MEET = "The school should meet the parents of a pupil on SEN support at least three times each year."
REPORT = "A written report must be ready within two weeks of the meeting."
ADMIT = Rule("A school that is named in a plan must admit the child.", (1,), "MUST")
CHARGE = Rule("The school must not require the disabled pupil to pay for it.", (1,), "MUST NOT")
HARM = Rule("The school must not discriminate against a pupil.", (1,), "MUST NOT")
ASK = Rule("A child's parent may ask the local authority for an assessment.", (1,), "MAY")
DIAGNOSIS = Rule("A diagnosis is no condition of SEN support.", (1,), "FACT")


def test_another_figure_differs_and_the_same_or_a_stricter_one_does_not() -> None:
    for own, rule, wanted in (
        ("We send the report within six weeks.", REPORT, "differs"),
        ("The report goes out within one term of the meeting.", REPORT, "differs"),
        ("The report goes out within 14 days.", REPORT, "agrees"),
        ("The report goes out within a fortnight.", REPORT, ""),
        ("We send the report within ten days.", REPORT, ""),
        ("Parents are seen once, in July.", MEET, "differs"),
        ("Parents are seen twice a year.", MEET, "differs"),
        ("Parents are met three times a year.", MEET, "agrees"),
        ("Parents are met termly.", MEET, "agrees"),
        ("Parents are met every half term.", MEET, ""),
        ("Families have seven days to appeal.", "The appeal must be made within two months.", "differs"),
        ("The review takes up an afternoon.", REPORT, ""),
        ("Pupils of 7 years old are invited.", REPORT, ""),
        ("Parents must wait two years.", REPORT, ""),
    ):
        found = figures(own, rule)
        assert found == wanted or (wanted == "" and found == "agrees"), (own, found)


def test_a_contrary_stance_differs_and_a_like_one_does_not() -> None:
    for own, rule, wanted in (
        ("The panel may decline where the class is full.", ADMIT, "differs"),
        ("The school is not required to admit the pupil.", ADMIT, "differs"),
        ("We must admit a pupil whose plan names us.", ADMIT, "agrees"),
        ("The governors cannot refuse a pupil whose plan names the school.", ADMIT, ""),
        ("The cost of the adult is added to the family's contribution.", CHARGE, "differs"),
        ("Families must pay the cost of the adult.", CHARGE, "differs"),
        ("Families never pay for an adjustment.", CHARGE, "agrees"),
        ("Parents cannot ask for an assessment themselves.", ASK, "differs"),
        ("Parents must wait two years before asking for an assessment.", ASK, "differs"),
        ("Parents may ask for an assessment at any time.", ASK, "agrees"),
        ("Pupils join only after a diagnosis.", DIAGNOSIS, "differs"),
        ("No diagnosis is needed.", DIAGNOSIS, "agrees"),
        ("A pupil who has a diagnosis does not always need SEN support.", DIAGNOSIS, ""),
        ("Complaints of discrimination go to the chair.", HARM, ""),
        ("We send a photo booklet in August.", ADMIT, ""),
    ):
        assert stances(own, rule) == wanted, (own, stances(own, rule))


def test_what_a_sentence_says_of_its_matter() -> None:
    for text, wanted in (
        ("It must be done.", "must"),
        ("It may not be refused.", "must"),
        ("It need not be done.", "need not"),
        ("It is done only where a doctor says so.", "only if"),
        ("It cannot be done.", "must not"),
        ("It can be done.", "may"),
        ("It is not necessarily so.", ""),
    ):
        assert stance_of(text) == wanted, text
