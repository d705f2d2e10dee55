"""A chat model that a person has set: opening it, asking it, and what it may not do."""
