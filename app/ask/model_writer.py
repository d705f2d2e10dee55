"""The model writer: has a model write from a draft's evidence, and keeps what passes the checks; cites nothing new."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.ask.answer import Question, Statement
from app.ask.claimed_force import forces_claimed
from app.ask.claimed_form import UNSEEN
from app.ask.claims import Claim, Problem, problems
from app.ask.draft import Draft
from app.ask.evidence import Evidence
from app.ask.written import Written
from app.model.call import Model
from app.model.trouble import ModelTrouble
from prompts import prompt

_ROLES = {
    "senco": "SENCO, who knows the terms of the field",
    "teacher": "class teacher, who does not know the law",
    "trainee": "trainee SENCO, who is learning the terms of the field",
}
_ROOM = 18_000  # characters of evidence in a prompt: what a small model on a laptop can take in
_KEPT = ("UNLESS", "UNKNOWN")  # rules that stay as they were authored: exceptions, and what nobody could establish
_TOLD_AGAIN = 8  # problems that a second try is told of


@dataclass(frozen=True)
class _Checked:
    """What a reply comes to: the claims that may be shown, and what was wrong with the others."""

    short: tuple[Claim, ...] = ()
    claims: tuple[Claim, ...] = ()
    dropped: int = 0
    open: bool = False
    wrong: tuple[tuple[str, Problem], ...] = ()

    @property
    def usable(self) -> bool:
        return bool(self.short and self.claims)


def for_a_model(draft: Draft) -> bool:
    """Whether a model may write this answer: from a guide, strategies or the nearest passages, never a warning."""
    return bool(draft.supports) and not "".join(draft.pages[:1]).startswith("not-recommended:")


def model_draft(
    question: Question, quoting: Draft, evidence: Sequence[Evidence], model: Model, tell: Callable[[str], None]
) -> Draft:
    """The quoting draft with its rules in the model's words, each checked against the evidence it cites; where the
    model fails or nothing of it can be shown, the quoting draft with a warning that says why."""
    given = _given(evidence)
    if not given:
        return quoting
    tell(f"writing with {model.name} …")
    try:
        checked = _asked(question, given, model, tell)
    except ModelTrouble as trouble:
        return _quoting(quoting, f"The model could not be used ({trouble.reason}); the quoting writer answered.")
    if not checked.usable:
        return _quoting(quoting, _why(checked))
    return _drafted(quoting, checked, given, model.name)


def _given(evidence: Sequence[Evidence]) -> dict[int, Evidence]:
    """The evidence by mark that a model is shown: as much as there is room for, nothing that speaks to a model."""
    given: dict[int, Evidence] = {}
    room = _ROOM
    for each in evidence:
        for words in dict.fromkeys((each.words, each.citation.quote)):
            if each.citation.mark not in given and len(words) <= room and not each.speaks_to_a_model:
                given[each.citation.mark] = replace(each, words=words)
                room -= len(words)
    return given


def _asked(question: Question, given: Mapping[int, Evidence], model: Model, tell: Callable[[str], None]) -> _Checked:
    """What the model's reply comes to; it is asked once more with the reasons where something of it fails."""
    first = _try(question, given, model, tell, "")
    if not first.wrong:
        return first
    tell(f"asking {model.name} once more: {first.wrong[0][1].kind} …")
    try:
        second = _try(question, given, model, tell, _again(first))
    except ModelTrouble:
        if first.usable:
            return first
        raise
    return max(second, first, key=lambda each: (each.usable, -each.dropped))


def _try(
    question: Question, given: Mapping[int, Evidence], model: Model, tell: Callable[[str], None], again: str
) -> _Checked:
    try:
        reply = model.structured(_prompt(question, given, again), Written)
    except ModelTrouble as trouble:
        if again or not trouble.unreadable:
            raise
        return _Checked(wrong=(("", Problem(trouble.reason, "the reply was not one JSON object of that form")),))
    tell("checking what it wrote …")
    return _check(reply, given, question.text)


def _check(reply: Written, given: Mapping[int, Evidence], question: str) -> _Checked:
    found = {claim: problems(claim, given, question) for claim in (*reply.short_claims, *reply.claims)}
    wrong = tuple((claim.text, problem) for claim, faults in found.items() for problem in faults)
    good = tuple(claim for claim in reply.claims if not found[claim])
    fair = all(not found[claim] for claim in reply.short_claims)
    return _Checked(reply.short_claims if fair else (), good, len(reply.claims) - len(good), reply.leaves_open, wrong)


def _again(checked: _Checked) -> str:
    lines = [f'- "{text[:200]}" {problem.detail}.' for text, problem in checked.wrong[:_TOLD_AGAIN]]
    return "\n".join(["", "Your last reply broke the rules. Write it again without these faults:", *lines])


def _prompt(question: Question, given: Mapping[int, Evidence], again: str) -> str:
    passages = "\n\n".join(
        f"[{mark}] {_harmless(each.citation.reference)} ({each.citation.status})\n<<<\n{_harmless(each.words)}\n>>>"
        for mark, each in given.items()
    )
    asked = f"<<<\n{_harmless(question.text)}\n>>>"
    return prompt("write", role=_ROLES[question.role], question=asked, passages=passages, again=_harmless(again))


def _harmless(text: str) -> str:
    """The text without what could pass for a delimiter, a mark of ours, or words that nobody sees."""
    plain = re.sub(r"\[(\d+)\]", r"(\1)", text)
    plain = re.sub(r"<{2,}|>{2,}", " ", plain)
    return re.sub(rf"[{UNSEEN}]", "", plain)


def _why(checked: _Checked) -> str:
    if not checked.wrong:
        return "The model found no answer in these passages, so the quoting writer answered."
    kinds = list(dict.fromkeys(problem.kind for _, problem in checked.wrong))[:2]
    return f"The model's wording did not pass the checks ({', '.join(kinds)}), so the quoting writer answered."


def _quoting(quoting: Draft, warning: str) -> Draft:
    return replace(quoting, warnings=[*quoting.warnings, warning])


def _drafted(quoting: Draft, checked: _Checked, given: Mapping[int, Evidence], writer: str) -> Draft:
    """A draft of the model's claims and of what stays as it was authored: the exceptions, and every further section."""
    draft = Draft(quoting.outcome, quoting.heading, writer=f"model {writer}", as_at=quoting.as_at)
    draft.pages, draft.warnings = list(quoting.pages), list(quoting.warnings)
    page = tuple(quoting.supports)
    draft.short = draft.renumbered(_short(checked.short), page)
    authored = [each for each in quoting.statements if each.section or each.label in _KEPT]
    excepted = any(each.label == "UNLESS" and not each.section for each in authored)
    written = [Statement(_sentence(each.text), _label(each, given), each.marks) for each in checked.claims]
    kept = [each for each in written if not (excepted and each.label == "UNLESS")]
    ahead = next((place for place, each in enumerate(quoting.statements) if not each.section), 0)
    before, behind = authored[:ahead], authored[ahead:]  # a section ahead of the rules stays ahead of them
    for each in [*before, *sorted([*kept, *behind], key=lambda each: bool(each.section))]:
        marks = tuple(draft.mark(mark, page) for mark in each.citations)
        draft.statements.append(replace(each, citations=marks))
    return _partial(draft, checked)


def _partial(draft: Draft, checked: _Checked) -> Draft:
    if checked.dropped:
        several = "statement was left out: it" if checked.dropped == 1 else "statements were left out: they"
        draft.warnings.append(
            f"{checked.dropped} {several} could not be verified in the passages that the model cited."
        )
    if checked.open:
        draft.warnings.append("The model found a part of the question unanswered in these passages.")
    if draft.outcome == "answered" and (checked.dropped or checked.open):
        draft.outcome = "partial"
    return draft


def _short(claims: Sequence[Claim]) -> str:
    """The short answer with its marks, the first sentence in bold."""
    said = [(_sentence(claim.text), "".join(f"[{mark}]" for mark in claim.marks)) for claim in claims]
    first, *further = said
    return " ".join([f"**{first[0]}**{first[1]}", *(f"{text}{marks}" for text, marks in further)])


def _sentence(text: str) -> str:
    text = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(text.split()))
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def _label(claim: Claim, given: Mapping[int, Evidence]) -> str:
    """The duty word beside a claim: the one that its words have, else the one it was handed in with; none for what
    rests on no law or guidance in force."""
    if not {given[mark].citation.status for mark in claim.marks} - {"proposed", "superseded"}:
        return ""
    said = forces_claimed(claim.text)
    duty = said[0] if len(said) == 1 else claim.duty
    if claim.duty == "unless" or duty in ("unless", "none"):
        return claim.duty.upper() if claim.duty == "unless" else ""
    if said and duty not in said:
        return ""
    barred = re.search(rf"\b{duty}(?: not| never|n['’]t)\b", claim.text, re.IGNORECASE)
    return f"{duty.upper()}{' NOT' if barred else ''}"
