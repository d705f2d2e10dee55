"""A guide, a strategy and a practice not recommended in good form, for tests to plant faults in."""

from knowledge.markdown import Page, read_page

GUIDE = """\
---
title: How long a decision takes
asked_by: [senco, teacher]
topics: [EHC needs assessment]
status: in force
checked_on: 2026-11-23
related: [good]
---

## Questions
- How long have they got?
- When must we hear,
  and from whom?

## Short answer
**Six weeks.** It runs from the request.[1]

## Statements
- MUST: The authority answers within six weeks.[1][2]
- UNLESS: It is away for 4 weeks.[2]
- SHOULD: The school replies soon.[3]
- FACT: A request may be made by a parent.[3]

## What to do next
- Note the day.

## Common mistakes
- Counting school weeks.[1]

## Citations
1. SEND Code of Practice 9.41 — says that the answer must come in 6 weeks
2. SEND Regulations 2014 reg 5(1) — the answer comes within six weeks, save where somebody is away for 4 weeks
3. SEND Code of Practice 9.42 — a school should reply soon; parents
   may ask
"""

STRATEGY = """\
---
title: One step at a time
barriers: [following instructions]
areas: [cognition and learning]
often_with: [DLD]
phases: [primary]
subjects: [maths]
layer: universal
evidence: moderate
time: A minute a lesson
cost: none
people: Class teacher
status: in force
checked_on: 2026-11-23
---

## Seen in class
- forgets what comes next

## In short
Say one step, then wait.[1]

## Steps
1. Say it.
2. Wait for it.

## For example
A pupil hears
one step and does it.

## What to prepare
- Nothing.

## You will know it helps when
- The pupil starts alone.

## Take care
- Mind that it can tire the pupil.

## When to stop and whom to ask
- After half a term, ask the SENCO.

## Duty
It may be a reasonable adjustment.[1]

## Evidence
Guidance names it.[1]

## Citations
1. SEND Code of Practice 6.37 — names such teaching as a first step
"""

AGAINST = """\
---
title: Sorting pupils by the moon
instead: [one-step]
status: in force
checked_on: 2026-11-27
---

## Asked for as
- which moon is he

## In short
**Not recommended.** Nothing supports it.[1]

## Why not
- It changes nothing.[1]

## What to do instead
- Teach.

## Evidence
A review found no effect.[1]

## Citations
1. SEND Code of Practice 6.37 — says that teaching comes first
"""


def planted(text: str, old: str, new: str) -> tuple[Page, int]:
    """The page with a fault planted in the place of `old`, and the line that it stands on."""
    assert text.count(old) == 1, f"{old!r} does not stand in the page once"
    return read_page("good", text.replace(old, new)), text[: text.index(old)].count("\n") + 1
