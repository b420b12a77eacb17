"""The terminal: its driver, signals, the first frame, failures."""
