"""What the assistant knows and how it is looked up; knows nothing of screens, commands or settings."""
