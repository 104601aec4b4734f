"""Serve the built site on loopback, in the foreground: `python py/build/serve.py PORT`."""

import functools
import http.server
import sys
from pathlib import Path

SITE = Path(__file__).resolve().parents[2] / "dist/site"


def main() -> int:
    """Serve until Ctrl-C; 2 where the port cannot be had."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else "8000"
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(SITE))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", int(wanted)), handler)
    except (OSError, ValueError, OverflowError) as error:
        print(f"Port {wanted} cannot be used ({error}). Try another: make serve PORT=8001", file=sys.stderr)
        return 2
    print(f"Second Look: http://127.0.0.1:{server.server_port}/  (stop with Ctrl-C)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("Stopped.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
