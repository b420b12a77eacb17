"""Words for the rows of the settings screen."""
