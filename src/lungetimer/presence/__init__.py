"""Connect a session to the desktop: keep the screen awake, media keys, notifications."""
