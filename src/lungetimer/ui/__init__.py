"""The app on the screen; Textual is used only in this package."""
