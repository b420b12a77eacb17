"""What a session puts on the screen: window title, cue lines, figure pose."""
