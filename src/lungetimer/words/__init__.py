"""Words for what a session shows and says: plain text for the screen and for plain mode."""
