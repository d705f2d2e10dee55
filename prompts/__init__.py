"""Instructions for a chat model, one Markdown file each; empty until a model can be added."""
