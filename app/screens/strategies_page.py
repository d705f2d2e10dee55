"""The Strategies screen: strategies by barrier, phase and more, each with an address of its own. Draws only."""

import streamlit as st

from app.ask.write_strategies import STRENGTHS, what_it_takes
from app.screens import browse
from app.screens.markup import Html, bold, show, tag
from app.screens.wording import count, long_date
from knowledge.markdown import without_marks
from knowledge.shelf import open_shelf
from knowledge.strategies import AREAS, BARRIERS, LAYERS, PHASES, SUBJECTS, Strategy

LISTING = "strategies_page.py"
AGAINST = "not-recommended"


def draw() -> None:
    """The strategy or the practice not recommended that the address names, or the list."""
    kind, name = browse.asked_for("strategy", AGAINST)
    if kind:
        browse.authored(kind, name, LISTING, facts if kind == "strategy" else against_facts)
    else:
        listing()


def facts(name: str) -> Html:
    """For whom and when a strategy is, what it takes, and when it was checked."""
    strategy = open_shelf().strategies[name]
    lines = {
        "What gets in the way": ", ".join(strategy.barriers),
        "Area of need": "; ".join(strategy.areas),
        "Often with": ", ".join(strategy.often_with),
        "Phase": ", ".join(strategy.phases),
        "Subject": ", ".join(strategy.subjects),
        "What it takes": what_it_takes(strategy),
        "Checked on": long_date(strategy.checked_on),
    }
    return tag("dl", *(part for key, text in lines.items() if text for part in _pair(key, text)), class_="pairs")


def _pair(key: str, text: str) -> tuple[Html, Html]:
    return tag("dt", key), tag("dd", text)


def against_facts(name: str) -> Html:
    """When a page on a practice not recommended was checked."""
    return tag("p", f"checked on {long_date(open_shelf().not_recommended[name].checked_on)}", class_="facts")


def listing() -> None:
    """Every strategy, by what gets in the way, and what is not recommended."""
    strategies = open_shelf().strategies
    st.title("Strategies", anchor=False)
    st.markdown(
        f"{count(len(strategies), 'strategy', 'strategies')}, each for one barrier, with its steps and its evidence."
    )
    chosen = filters()
    words = browse.find("Words in the title or in what is seen in class")
    if any(chosen.values()) or words:
        found = [strategy for strategy in strategies.values() if fits(strategy, chosen, words)]
        show(tag("p", count(len(found), "strategy", "strategies"), class_="facts"))
        for strategy in sorted(found, key=lambda each: (LAYERS.index(each.layer), each.title)):
            card(strategy)
        return
    shelved = [strategy.barriers[0] for strategy in strategies.values()]
    browse.counted(LISTING, "barrier", [(each, shelved.count(each)) for each in BARRIERS])
    st.subheader("Asked for, and not recommended", anchor=False)
    for practice in open_shelf().not_recommended.values():
        browse.linked(LISTING, AGAINST, practice.id, practice.title)


def filters() -> dict[str, str]:
    """What the list is narrowed to, each kept in the address."""
    options = {"barrier": BARRIERS, "phase": PHASES, "area": AREAS, "layer": LAYERS, "subject": SUBJECTS}
    labels = {"barrier": "What gets in the way", "area": "Area of need"}
    with st.container(horizontal=True, key="filters"):
        return {key: browse.choose(labels.get(key, key.capitalize()), each, key) for key, each in options.items()}


def fits(strategy: Strategy, chosen: dict[str, str], words: str) -> bool:
    """Whether a strategy has everything that was chosen, and all of these words."""
    has = {
        "barrier": strategy.barriers,
        "phase": strategy.phases,
        "area": strategy.areas,
        "layer": (strategy.layer,),
        "subject": strategy.subjects,
    }
    texts = (strategy.title, *strategy.seen, *strategy.often_with)
    return all(not value or value in has[key] for key, value in chosen.items()) and browse.has(words, texts)


def card(strategy: Strategy) -> None:
    """A strategy in the list: its title as a link, what to do in a sentence, layer and evidence."""
    with st.container(border=True, key=f"strategy-{strategy.id}"):
        browse.linked(LISTING, "strategy", strategy.id, strategy.title)
        show(tag("p", bold(without_marks(strategy.short))))
        line = f"{strategy.layer} · {', '.join(strategy.phases)} · evidence: {STRENGTHS[strategy.strength]}"
        show(tag("p", line, class_="facts"))


draw()
