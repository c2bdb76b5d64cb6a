"""ASN Desktop: competency development for the civil servants of a kelurahan, offline."""

__version__ = "0.1.0"
