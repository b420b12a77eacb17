"""What a session puts on the screen: window title, figure pose."""
