"""Training sessions: plan, timeline, session and events. Pure: no clock, no disk, no screen."""
