"""What a browser on this computer gets: the page, and the app behind it."""
