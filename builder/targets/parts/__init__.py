"""Hold what several targets share."""
