"""This package holds the room of settings: office, people, print, backups, look, rules, history."""
