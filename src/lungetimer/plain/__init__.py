"""Plain mode: a session in plain lines, for the ear and for any terminal; no Textual."""
