"""A described pupil → a draft plan: a list of steps; does not know how a plan is shown, checked for quality or kept."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.ask.cite import cite
from app.ask.draft import Draft
from app.model.call import Model
from app.plan.access import access_lines
from app.plan.actions import actions_for
from app.plan.advice import advice_lines
from app.plan.asks import ask_lines
from app.plan.assets import strengths
from app.plan.documents import Material, cycle, passport, school_advice
from app.plan.for_family import letter, pupil_page
from app.plan.masked import masked_profile
from app.plan.match import choices
from app.plan.moments import moments_of
from app.plan.needs import leads_of, need_lines, needs_of
from app.plan.outcomes import outcomes_for
from app.plan.plan import Plan
from app.plan.profile import Profile
from app.plan.pupil import Pupil, pupil_of
from app.plan.quality import verdicts
from app.plan.screened import Screened, first_lines, screened
from app.plan.stop import stop_lines
from app.plan.thin import thin_choices
from app.plan.tried import trials
from app.plan.usable import usable
from app.plan.warn import not_recommended, warning_lines
from app.plan.worded import worded
from app.privacy.identifiers import Identifiers
from knowledge.planning import Planning, open_planning
from knowledge.search import Searcher


def draft(
    profile: Profile,
    known: Identifiers,
    searcher: Searcher,
    today: date,
    tell: Callable[[str], None],
    model: Model | None = None,
) -> Plan:
    """The draft plan for a described pupil, in better words where a `model` has them; `tell` hears each step.

    Whatever identifies somebody becomes a placeholder first; no later step sees the words that were typed.
    """
    started = time.perf_counter()
    masked, identifiers, _ = masked_profile(profile, known)
    tell(f"masked: {', '.join(dict.fromkeys(each.placeholder for each in identifiers)) or 'nothing'}")
    planning = open_planning()
    pupil = pupil_of(masked, planning.facts)
    found = screened(pupil, searcher.likeness)
    plan = _disclosed(pupil, found, planning) if found.disclosure else _drafted(pupil, found, searcher, today, tell)
    plan = replace(plan, masked=identifiers, as_at=today.isoformat())
    plan = replace(plan, quality=verdicts(plan, today))
    if model and plan.actions:
        plan = worded(plan, model, searcher.nearness, today, tell)
    return replace(plan, seconds=round(time.perf_counter() - started, 3))


def _disclosed(pupil: Pupil, found: Screened, planning: Planning) -> Plan:
    """No plan where danger is all that is told: what is done now."""
    return Plan(pupil.profile, warnings=(*first_lines(pupil, found, planning), planning.lines["thin"]["disclosure"]))


def _drafted(pupil: Pupil, found: Screened, searcher: Searcher, today: date, tell: Callable[[str], None]) -> Plan:
    shelf = searcher.shelf
    whole, pupil = pupil.without(found.dangerous), pupil.without(found.dangerous | found.asking)
    planning = _planning(pupil)
    tell("searching the strategies for each thing that is described …")
    fitting = usable(shelf.strategies, pupil, planning.facts)
    leads = leads_of(pupil, searcher, fitting)
    tried = trials(pupil)
    needs = tuple(each for each in needs_of(pupil, leads, tried, fitting) if each.barrier in planning.speaks_of)
    against = not_recommended(pupil, shelf)
    instead = {known.said: page.instead for known, page in against}
    chosen = choices(pupil, needs, leads, tried, fitting, instead) or thin_choices(pupil, fitting, planning)
    tell("wording the draft and checking every reference against the library …")
    sources = Draft("answered", "")
    actions = searcher.library.read(
        lambda held: actions_for(
            pupil, chosen, tried, planning, sources, lambda support: cite(held, shelf, support).verified
        )
    )
    outcomes = outcomes_for(pupil, needs, planning, today)
    stop = stop_lines(pupil, tried, against, chosen, planning)
    material = Material(replace(whole, told=pupil.told), needs, tried, actions, outcomes, stop, planning)
    return _with_documents(
        material,
        "section" in found.wants,
        Plan(
            profile=pupil.profile,
            needs=tuple(need_lines(pupil, needs, planning, fitting)),
            strengths=tuple(each.quote for each in strengths(pupil)),
            outcomes=outcomes,
            actions=actions,
            moments=moments_of(actions),
            stop_doing=stop,
            access_arrangements=access_lines(pupil, needs, planning),
            advice=advice_lines(pupil, needs, planning, fitting),
            asks=ask_lines(pupil, needs, tried, planning),
            warnings=warning_lines(whole, found, against, actions, planning),
            citations=searcher.library.read(lambda held: tuple(cite(held, shelf, each) for each in sources.supports)),
        ),
    )


def _planning(pupil: Pupil) -> Planning:
    """What plans are made with, in the words for profound needs where the profile tells of them."""
    planning = open_planning()
    return planning.for_profound_needs() if pupil.knows("profound") else planning


def _with_documents(material: Material, wants_advice: bool, plan: Plan) -> Plan:
    """The plan with what is written for others; the school's advice only where it was asked for."""
    return replace(
        plan,
        passport=passport(material),
        cycle=cycle(material),
        letter=letter(material),
        for_the_pupil=pupil_page(material),
        school_advice=school_advice(material) if wants_advice else "",
    )
