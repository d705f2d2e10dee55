"""The words on the Plan screen: fields of the form, headings, hints. Knows nothing of how they are drawn."""

from app.plan.plan import Layer

PURPOSE = (
    "Describe a pupil, and a draft support plan is made from the strategies and the guidance: "
    "every action says why for this pupil and where it comes from. Nothing leaves this computer."
)
PARAGRAPH = (
    "What goes well, what is hard and when, what was tried and what came of it, what the pupil and the parents say, "
    "which adults and times there are."
)
FILLED = "The form was filled from your words. Nothing was left out; what fits no field stands last. Read it."
UNSAVED = "Only on this page: closing or refreshing it loses this plan. “Word and keep” saves it."
NEW_DRAFT = "A new draft takes the place of the one that is there, with all its changes."
UNMET = "Approving a plan with open checks says that you have seen them."
PAGES_STAY = "A change above leaves the passport, the letter and the pupil's page as they were: read them again."
NO_NAMES = (
    "The names were not kept with this plan: placeholders stay, in Word and on paper too. "
    "Where you change it, write the placeholder for the same pupil."
)
KEY_STORE = "It is locked with a key in this computer's own key store."
NO_KEY_STORE = (
    "This computer has no key store that locks, so a passphrase is needed: four words or more. "
    "Nobody can open the plan without it, you neither. Or keep the Word file instead."
)
TITLE = "Names become placeholders here too: add words by which you know this plan among others."
NOT_KEPT = "Nothing is kept unless you say so here."
DANGER = "First: keep the pupil safe"
NOT_PRINTED = (
    "This is shown here only. Paper, Word files and copies have neither this nor the description: "
    "what was disclosed belongs into the safeguarding record."
)

# label, hint, and whether it takes more than a line
FIELDS: dict[str, tuple[str, str, bool]] = {
    "year_group": ("Year or phase", "Year 5, Reception, first year of college", False),
    "setting": ("Setting", "mainstream primary, 28 in the class", False),
    "areas_of_need": ("Areas of need, and what is diagnosed", "only what somebody has found or stated", False),
    "strengths": ("What goes well: strengths, interests", "what the pupil likes, is good at, is proud of", True),
    "barriers": ("What is hard, as it is seen", "when, where, what happens; counts if you have them", True),
    "tried_so_far": ("What was tried, and what came of it", "for how long; what changed, what did not", True),
    "pupil_view": ("What the pupil says", "in the pupil's own words, or how it is shown", True),
    "parent_view": ("What the parents say", "what works at home, what they want", True),
    "context": (
        "Adults and time, medical and sensory facts, exams ahead",
        "teaching assistant in the mornings; hearing aid; tests in May; review on 12 March",
        True,
    ),
}

LAYERS: dict[Layer, str] = {"universal": "Every lesson", "targeted": "Targeted", "specialist": "Specialist"}
GROUPS: dict[Layer, str] = {
    "universal": "What helps in every lesson",
    "targeted": "Beside that, for a time",
    "specialist": "With a specialist",
}
LINES = {
    "needs": "Needs, as described",
    "strengths": "Strengths",
    "stop_doing": "What to stop, or not to begin",
    "access_arrangements": "Exam access arrangements to look into",
    "advice": "Ask for advice",
    "asks": "Still to ask",
}
PAGES = {
    "passport": "Pupil passport, one page for every teacher",
    "letter": "Letter to the parents",
    "for_the_pupil": "For the pupil",
    "cycle": "Assess, plan, do, review",
    "school_advice": "The school's advice: a form of words",
}
