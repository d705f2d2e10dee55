"""The chat in a real browser, and the fake assistant behind it."""
