"""This package holds the measurements: ours beside its limit or peer, in the same run."""
