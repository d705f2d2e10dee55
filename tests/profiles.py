"""Invented pupils that the tests of planning share."""

HALL = {
    "year_group": "Year 4",
    "strengths": "Loves trains; kind to younger children",
    "barriers": "Covers his ears when the hand dryers start. Will not eat in the hall. "
    "Cannot hold three instructions in mind.",
    "tried_so_far": "Reward chart: no difference. A quiet table at lunch helps.",
    "pupil_view": "It is too loud and I can't eat.",
    "context": "TA mornings only. Review on 12 March 2027.",
}
HEARING = {
    "year_group": "Year 8",
    "areas_of_need": "Hearing aid in the right ear",
    "strengths": "Netball captain; draws manga",
    "barriers": "Misses what other pupils say in discussions. Worn out by period 5.",
    "tried_so_far": "Seat in the front row: she hates it.",
}
NOTES = (
    "Callum is in Year 5. He cannot hold three instructions in mind. Writing is the worst: two lines in half an hour. "
    "He loves Lego. We tried a reward chart but he ripped it up. Mum says homework is a battle. "
    'He says "my brain goes too fast for my hand". TA in the mornings only.'
)
