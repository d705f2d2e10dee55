"""What a plan's standing is called: a draft, or approved by whom and when; approves nothing."""

from datetime import date

from app.deadlines.explain import in_words
from app.plan.plan import Plan


def status_line(plan: Plan) -> str:
    """One line: that nobody approved it, who did and that somebody else is wanted, or that it is approved."""
    by = " and ".join(f"by {each.name} on {in_words(date.fromisoformat(each.on))}" for each in plan.approvals)
    if plan.status == "approved":
        return f"Approved {by}"
    if by:
        return f"Draft: approved {by}; a second person has still to approve it"
    wanted = "; two people have to" if plan.approvals_wanted > 1 else ""
    return f"Draft: not approved by anybody{wanted}"
