"""Interpret the keys of any keyboard layout, of a keypad and of terminals with 8-bit codes."""
