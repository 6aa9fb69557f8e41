"""Runs the milvault binary as a script would, and holds what is true of every run."""

import copy
import json
import os
import pathlib
import signal
import subprocess
from dataclasses import dataclass
from typing import Any, Sequence

from testbench import backup_configuration
from testbench.settings import REPOSITORY, S3_SECRET_KEY, S3_STRANGER_SECRET_KEY

BINARY = pathlib.Path(os.environ.get("MILVAULT_BINARY") or REPOSITORY / ".build/debug/milvault")
# Never to be seen in any output.
SECRETS = {S3_SECRET_KEY, S3_STRANGER_SECRET_KEY}
TIMEOUT = 300


@dataclass(frozen=True)
class Answer:
    code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> dict[str, Any]:
        return json.loads(self.stdout)

    @property
    def error(self) -> dict[str, Any]:
        return self.json["error"]

    def __str__(self) -> str:
        return f"exit code {self.code}\n--- stdout\n{self.stdout[-4000:]}\n--- stderr\n{self.stderr[-4000:]}"


class Milvault:
    """milvault with one backup.yaml. Called with a verb and its arguments; answers are JSON unless said otherwise."""

    # What starts the program (a command that ends by running its arguments), and variables that it gets.
    launcher: Sequence[str] = ()
    environment: dict[str, str] = {}

    def __init__(self, folder: pathlib.Path, configuration: dict[str, Any], name: str = "backup.yaml"):
        self.configuration = configuration
        self.file = backup_configuration.write(folder / name, configuration)

    def started_by(self, launcher: Sequence[str], **environment: str) -> "Milvault":
        other = copy.copy(self)
        other.launcher, other.environment = launcher, environment
        return other

    def __call__(self, *arguments: str, expect: int = 0, output: str = "json") -> Answer:
        return self.finished(self.start(*arguments, output=output), expect)

    def start(self, *arguments: str, output: str = "json") -> subprocess.Popen:
        verb, *rest = arguments
        return subprocess.Popen(
            [*self.launcher, BINARY, "--config", self.file, verb, *rest, "--output", output],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**clean_environment(), "NO_COLOR": "1", **self.environment},
        )

    @staticmethod
    def finished(process: subprocess.Popen, expect: int, timeout: float = TIMEOUT) -> Answer:
        try:
            stdout, stderr = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            stdout, stderr = process.communicate()
            raise AssertionError(f"milvault didn't end within {timeout} s\n{stdout}\n{stderr}") from None
        answer = Answer(process.returncode, stdout, stderr)
        for secret in SECRETS:
            assert secret not in stdout + stderr, "a secret appears in the output"
        assert answer.code == expect, f"expected exit code {expect}\n{answer}"
        return answer


def clean_environment() -> dict[str, str]:
    """Without the variables that milvault would read as configuration."""
    prefixes = ("AWS_", "MILVUS_", "BACKUP_", "MINIO_", "GCP_", "ZILLIZ_")
    return {name: value for name, value in os.environ.items() if not name.startswith(prefixes)}
