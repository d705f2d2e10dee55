"""Studying for the NPQ for SENCOs: questions made from the knowledge."""
