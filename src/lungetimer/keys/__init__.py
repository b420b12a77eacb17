"""Alternative names of a key, independent of the keyboard layout."""
