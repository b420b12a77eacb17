"""Services of the app: notices to the person, the history for the screens, checked keys."""
