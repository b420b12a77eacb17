"""Services of the app that need screens: notices, history, key checks."""
