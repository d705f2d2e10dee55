"""Exam access arrangements to look into and the evidence to start keeping, where tests are ahead; decides none."""

from app.plan.needs import Need
from app.plan.pupil import Pupil
from app.plan.told import fact_lines, told
from knowledge.planning import Planning

_AHEAD = {"secondary": "exams-ahead", "post-16": "exams-ahead", "primary": "ks2-tests"}
_YEARS = {"primary": ("6",), "secondary": ("9", "10", "11"), "post-16": ("12", "13")}


def access_lines(pupil: Pupil, needs: tuple[Need, ...], planning: Planning) -> tuple[str, ...]:
    """The lines; none where no test is ahead in this phase and year."""
    if not _ahead(pupil):
        return ()
    words = planning.lines["access"]
    looked = [
        told(pupil, words["look"], need.said[0].quote, what=exams)
        for need in needs
        if (exams := planning.barriers[need.barrier].exams)
    ]
    names = ("primary", "primary_begin") if pupil.phase == "primary" else ("show", "begin", "secondary")
    return (
        *looked,
        *fact_lines(pupil, "access"),
        *(told(pupil, words[name]) for name in names),
        words["with_planning"],
    )


def _ahead(pupil: Pupil) -> bool:
    if pupil.knows(_AHEAD.get(pupil.phase, "")):
        return True
    numbers = "".join(each if each.isdigit() else " " for each in pupil.profile.year_group).split()
    return bool(set(numbers) & set(_YEARS.get(pupil.phase, ())))
