"""Texts that a session shows and says, as plain text for the screen and for plain mode."""
