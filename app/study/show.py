"""How the command prints a quiz: one question after another at a terminal, else a sheet with the answers at its end."""

from collections.abc import Callable, Iterator, Sequence
from string import ascii_uppercase

from app.study.check_question import is_ours
from app.study.question import Question

Ask = Callable[[str], str]
Tell = Callable[[str], None]


def sheet_lines(questions: Sequence[Question]) -> Iterator[str]:
    """The questions, and behind them the answers with their reasons."""
    for number, question in enumerate(questions, 1):
        yield from (f"{number}. {question.stem}", *_options(question), "")
    yield "Answers"
    for number, question in enumerate(questions, 1):
        yield from ("", f"{number}. {_letter(question)}", *answer_lines(question))


def answer_lines(question: Question) -> Iterator[str]:
    """Why each option is right or wrong, where it stands, and the quote."""
    reasons = [(letter, option) for letter, option in zip(ascii_uppercase, question.options, strict=False)]
    same = len({option.why for option in question.options}) == 1
    for letter, option in reasons[:1] if same else reasons:
        yield f"   {'' if same else letter + ' '}{'' if same else 'right: ' if option.right else 'wrong: '}{option.why}"
    ours = "in our words: " if is_ours(question.quote, question.reference) else ""
    yield f"   {question.reference}, {ours}{question.quote}"
    yield f"   {question.topic} ({question.difficulty})"


def put(questions: Sequence[Question], ask: Ask, tell: Tell) -> int:
    """Ask one after another for a letter, say at once what is right and why; gives how many were right."""
    right = 0
    for number, question in enumerate(questions, 1):
        tell("\n".join(("", f"{number} of {len(questions)}. {question.stem}", *_options(question))))
        good = _answer(question, ask, tell) == _letter(question)
        right += good
        tell(
            "\n".join(
                (f"Right: {_letter(question)}." if good else f"No: it is {_letter(question)}.", *answer_lines(question))
            )
        )
    tell(f"\n{right} of {len(questions)} right.")
    return right


def _answer(question: Question, ask: Ask, tell: Tell) -> str:
    """A letter that stands before an option; asked for again until it is one."""
    letters = ascii_uppercase[: len(question.options)]
    while True:
        given = ask(f"Your answer ({letters[0]} to {letters[-1]}): ").strip().upper()
        if given and given in letters and len(given) == 1:
            return given
        tell(f"One letter from {letters[0]} to {letters[-1]}, please.")


def _letter(question: Question) -> str:
    return ascii_uppercase[[option.right for option in question.options].index(True)]


def _options(question: Question) -> Iterator[str]:
    for letter, option in zip(ascii_uppercase, question.options, strict=False):
        yield f"   {letter} {option.text}"
