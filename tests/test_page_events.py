"""The page's Python hears the browser only through events.on: see there why."""

from pathlib import Path

PAGE = Path(__file__).parents[1] / "py/page"
ELSEWHERE = {"events.py", "attack.py", "channels.py"}  # the attack also runs in the worker, and hears without Python


def test_no_module_listens_by_itself() -> None:
    listening = {path.name for path in PAGE.glob("*.py") if ".addEventListener(" in path.read_text("utf-8")}
    assert listening <= ELSEWHERE
