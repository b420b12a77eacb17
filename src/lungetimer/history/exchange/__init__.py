"""Import and export: our own JSON and CSV, other programs' CSV, calendars and FIT files."""
