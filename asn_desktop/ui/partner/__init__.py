"""This package holds the room of partners: agreements, internships both ways, their papers."""
