"""The command line: secondlook check | batch | evaluate | explain | policy."""

import sys

from secondlook.cli import main

if __name__ == "__main__":
    sys.exit(main())
