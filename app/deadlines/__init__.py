"""Statutory dates, computed and cited: from the dates that are known to all that follow."""
