"""What is remembered: records, store, checkpoint, merge, streaks, trends, exchange."""
