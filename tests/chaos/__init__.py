"""Chaos: the real app under everything a bad day can do to it; ``python -m tests.chaos``."""
