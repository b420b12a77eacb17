"""The checks of the doctor command: terminal, sound, desktop, files, and its questions."""
