"""This file holds the door of the program: with words after it a command, without any the window."""

import sys

from asn_desktop.app import run

if __name__ == "__main__":
    sys.exit(run(sys.argv))
