"""What a person can do with the assistant: ask, look up, read in documents."""
