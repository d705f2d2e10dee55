"""A described pupil → a draft plan with sources, its quality rules and exports; knows nothing of screens or commands."""
