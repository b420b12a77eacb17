"""Flows: each opens screens and acts on their results."""
