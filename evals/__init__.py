"""Measures answers, search and speed on cases kept as data; nothing that ships depends on it."""
