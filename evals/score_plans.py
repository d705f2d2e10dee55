"""Scores drafted plans by their cases, beside a generic list of good practice; drafts none."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from math import ceil
from statistics import median
from typing import Any

from evals.bench import table
from evals.generate import cases_of
from evals.plan_figures import figures_nobody_gave
from evals.plans import PlanVerdict, described_text, judge_plan
from evals.retrieval import CASES
from evals.scoring import mean
from knowledge.references import printed_reference

Case = Mapping[str, Any]
Plans = Mapping[str, Mapping[str, Any]]


def plan_scores(split: str, plans: Plans, cases: Sequence[Case] = ()) -> str:
    """The scores of drafts in one half as Markdown, and those of what anybody could write."""
    cases = cases or cases_of("plans", split)
    drafts = [plans[case["id"]] for case in cases]
    swapped = {"each draft, for the next pupil": [*drafts[1:], *drafts[:1]]}
    compared: dict[str, list[Mapping[str, Any]]] = {"drafts": drafts, **swapped, **baselines(cases)}
    found = {name: list(map(judge_plan, cases, texts)) for name, texts in compared.items()}
    head = (f"plans, {split}", "themes", "specific themes", "specific, unquoted", "says nothing forbidden")
    rows = [(name, *_shares(verdicts)) for name, verdicts in found.items()]
    return "\n\n".join((table(head, rows), _figures_table(cases, drafts, found["drafts"])))


def baselines(cases: Sequence[Case]) -> dict[str, list[Mapping[str, Any]]]:
    """What anybody could write: a generic list, the description read back, and the list with the description quoted."""
    generic = (CASES / "plan-generic.md").read_text(encoding="utf-8")
    described = [described_text(case) for case in cases]
    return {
        "a generic list": [_bare(generic) for _ in cases],
        "the description read back": [_bare(each) for each in described],
        "the list with the description quoted in it": [_bare(quoted_in(generic, each)) for each in described],
    }


def quoted_in(generic: str, described: str) -> str:
    """The items of a list, a sentence of the description as the reason for each, whatever it says."""
    items = [line for line in generic.splitlines() if line.startswith("- ")]
    sentences = described.replace("\n", ". ").split(". ")
    pairs = zip_longest(items * (len(sentences) // len(items) + 1), sentences)
    return "\n".join(f"{item}\n  Why: “{sentence}”" if sentence else str(item) for item, sentence in pairs)


def missed_themes(plans: Plans, cases: Sequence[Case] = ()) -> str:
    """What the drafts of the work half lack and what they should not say; held ones are never shown."""
    rows = []
    for case in cases or cases_of("plans", "work"):
        verdict = judge_plan(case, plans[case["id"]])
        lacking = "; ".join(f"{'* ' * theme.specific}{theme.name}" for theme in verdict.themes if not theme.met)
        loose = sorted(" ".join(each) for each in figures_nobody_gave(described_text(case), plans[case["id"]]))
        rows.append((verdict.id, lacking, "; ".join(verdict.said), ", ".join(loose)))
    return table(("missed", "lacks (* specific)", "says", "figures nobody gave"), rows)


def _bare(text: str) -> dict[str, Any]:
    return {"text": text, "outcomes": [], "actions": []}


def _shares(verdicts: Sequence[PlanVerdict]) -> tuple[str, ...]:
    themes = [theme for verdict in verdicts for theme in verdict.themes]
    specific = [theme for theme in themes if theme.specific]
    shares = (
        mean(theme.met for theme in themes),
        mean(theme.met for theme in specific),
        mean(theme.own for theme in specific),
        mean(not verdict.said for verdict in verdicts),
    )
    return tuple(f"{share:.3f}" for share in shares)


def _figures_table(cases: Sequence[Case], drafts: Sequence[Mapping[str, Any]], verdicts: Sequence[PlanVerdict]) -> str:
    actions = [action for draft in drafts for action in draft["actions"]]
    seconds = sorted(draft["seconds"] for draft in drafts)
    loose = [figures_nobody_gave(described_text(case), draft) for case, draft in zip(cases, drafts, strict=True)]
    broken = Counter(rule["rule"] for draft in drafts for rule in draft["quality"] if not rule["ok"])
    rows = [
        ("actions that cite a source we know", f"{mean(_sourced(action) for action in actions):.3f}"),
        ("actions a draft (median)", f"{median(len(draft['actions']) for draft in drafts):g}"),
        ("words a draft (median)", f"{median(verdict.words for verdict in verdicts):g}"),
        (
            "seconds to a draft (median, 95th of 100)",
            f"{median(seconds):.2f}, {seconds[ceil(0.95 * len(seconds)) - 1]:.2f}",
        ),
        ("identifiers left, in drafts", _counted(verdict.identifiers for verdict in verdicts)),
        ("figures that nobody gave, in drafts", _counted(map(len, loose))),
        *((f"quality rule not kept: {rule}", f"{count} of {len(drafts)}") for rule, count in broken.most_common()),
    ]
    return table(("the drafts", "score"), rows)


def _sourced(action: Mapping[str, Any]) -> bool:
    return any(printed_reference(str(reference)) for reference in action["citations"])


def _counted(counts: Iterable[int]) -> str:
    kept = list(counts)
    return f"{sum(kept)}, in {sum(map(bool, kept))}"
