"""Documents in: fetch, read, clean, split, store; knows nothing of questions or answers."""
