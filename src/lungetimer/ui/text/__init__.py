"""Words for views, plans, energy and settings."""
