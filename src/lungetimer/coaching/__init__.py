"""The coach: cues, drills, levels, progression, safety, guide and energy. Pure functions."""
