"""From a question to a checked answer, one file a step; knows nothing of screens or commands."""
