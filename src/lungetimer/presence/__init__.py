"""What the desktop is told and what it tells: keep the screen awake, be a media player."""
