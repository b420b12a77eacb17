"""The coach: cues, drills, levels, suggestions, safety, sources and energy. Pure functions."""
