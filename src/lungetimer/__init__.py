"""A full-screen terminal coach for reverse lunges."""

__version__ = "0.1.0"
