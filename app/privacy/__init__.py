"""A pupil's identifiers become placeholders before anything else happens to the words: one call in, one call out."""
