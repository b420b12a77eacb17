"""Widgets: each draws a frozen view and decides nothing."""
