"""Studying for the NPQ for SENCOs: quizzes, cards, case studies; it coaches and writes no assignment."""
