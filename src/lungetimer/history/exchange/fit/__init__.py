"""FIT, the file format of Garmin watches: sessions as activities, plans as workouts. Pure."""
