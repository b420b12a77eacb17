"""Output of a session besides its screens: listeners, window title, figure pose."""
