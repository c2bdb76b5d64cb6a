"""This package holds the rooms that ask a solver: the best plan as a mixed-integer model."""
