"""Invented sites with their own words, served on loopback."""
