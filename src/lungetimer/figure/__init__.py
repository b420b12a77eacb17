"""The figure that shows the exercise: poses, drawing in braille dots, and glyph sets. Pure."""
