"""Jiceng: read newspaper pages, find what they count, and load it into a warehouse."""
