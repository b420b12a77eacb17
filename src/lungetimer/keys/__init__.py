"""Keys: which other names a key may have, whatever the keyboard."""
