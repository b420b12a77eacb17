"""Widgets: each draws a frozen view and makes no decisions."""
