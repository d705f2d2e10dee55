"""Answers as Word documents that others can read, mark and print; decides nothing of what an answer says."""
