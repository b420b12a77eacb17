"""Output of a session on the screen: window title and figure pose."""
