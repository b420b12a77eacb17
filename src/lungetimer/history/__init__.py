"""Training history: records, storage, checkpoints, merging, streaks, trends and file exchange."""
