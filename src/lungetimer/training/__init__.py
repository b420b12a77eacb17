"""What a session is: plan, timeline, session, events. Pure: no clock, no disk, no screen."""
