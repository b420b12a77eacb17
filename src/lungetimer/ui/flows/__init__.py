"""Flows: what opens screens and carries their answers on."""
