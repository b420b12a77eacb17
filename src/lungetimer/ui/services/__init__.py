"""Services of the app: notices to the person, facts from the history."""
