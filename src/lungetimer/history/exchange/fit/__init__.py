"""Export to FIT, the file format of Garmin watches: activities and workouts. Pure."""
