"""Sessions to and from other programs: own JSON and CSV, and the CSV of Strong and Hevy. Pure."""
