"""The S3 double of the fault tests as a server of generated objects: a million of them take it no memory."""

import contextlib
import subprocess
from typing import Iterator

from . import build

ACCESS_KEY = "double"
SECRET_KEY = "secret-of-the-double"


@contextlib.contextmanager
def serving(synthetic: str) -> Iterator[str]:
    """Gives the address of a double with buckets `source` and `backup` and these objects."""
    command = [build.release("s3-double"), "--synthetic", synthetic]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield server.stdout.readline().strip()
        finally:
            server.terminate()
