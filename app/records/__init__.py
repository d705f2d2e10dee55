"""What is kept of a person's work: conversations and feedback, in a database; knows nothing of screens or commands."""
