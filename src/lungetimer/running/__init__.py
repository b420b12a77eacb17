"""Run a session without a screen: driver, clock, checkpoints, sound, history and settings."""
