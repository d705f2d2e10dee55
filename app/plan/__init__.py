"""A described pupil → a draft plan with sources, quality rules and exports; knows nothing of screens or commands."""
