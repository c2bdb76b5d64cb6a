"""This file holds nothing but the name of the package: the staff room of the program."""
