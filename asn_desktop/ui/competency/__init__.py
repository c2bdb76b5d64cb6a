"""This package holds the room of competencies: the dictionary, the standards of positions, the map of gaps."""
