"""What the coach knows: cues, drills, levels, progression, safety, guide, energy. Pure."""
