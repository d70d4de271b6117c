"""Cuts an article into the single actions that it tells of; it does not yet name, date or place them."""
