"""Builds what is measured."""

import pathlib
import subprocess

from testbench.settings import REPOSITORY


class BuildFailed(Exception):
    pass


def release(product: str) -> pathlib.Path:
    command = ["swift", "build", "-c", "release", "--product", product]
    if subprocess.run(command, cwd=REPOSITORY).returncode != 0:
        raise BuildFailed(f"`{' '.join(command)}` failed")
    folder = subprocess.run([*command, "--show-bin-path"], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    return pathlib.Path(folder.stdout.strip()) / product
