"""Python values for JavaScript: MicroPython has both functions itself."""

from jsffi import create_proxy, to_js

__all__ = ["create_proxy", "to_js"]
