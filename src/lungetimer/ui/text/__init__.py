"""Text of the rows of the settings screen."""
