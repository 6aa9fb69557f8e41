"""One run of a tool, measured as a whole process."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from . import gateway

# All that a tool sees of our environment: whatever else is set for it here must not tilt the comparison.
KEPT = ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH")
MEASURE = Path(__file__).with_name("measure.py")


class ToolFailed(Exception):
    pass


@dataclass(frozen=True)
class Command:
    arguments: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    folder: Path | None = None


def measured(command: Command) -> dict[str, float]:
    """Wall, CPU (user and system), highest RSS, and how many requests the S3 server got meanwhile.

    Raises `ToolFailed` with what the tool wrote to standard error when it doesn't end with 0.
    """
    kept = {name: value for name, value in os.environ.items() if name in KEPT}
    before = gateway.requests()
    child = subprocess.run(
        [sys.executable, "-S", "-E", str(MEASURE), *map(str, command.arguments)],
        env={**kept, **command.environment}, cwd=command.folder, capture_output=True, text=True)
    if child.returncode != 0:
        raise ToolFailed(child.stderr)
    sample = json.loads(child.stdout)
    if sample.pop("status") != 0:
        raise ToolFailed(f"{' '.join(map(str, command.arguments))}\n{child.stderr[-4000:]}")
    return {**sample, "requests": gateway.requests() - before}
