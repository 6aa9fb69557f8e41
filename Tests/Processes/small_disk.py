"""A disk for temporary files that is full soon."""

import functools
import pathlib
import subprocess
from typing import Callable

from milvault import Milvault

MOUNT = 'mount -t tmpfs -o size="$1" milvault-test "$2" && shift 2 && exec "$@"'
# Python leaves the signal of too large a file ignored; what is started inherits that, and is told by an error.
LIMIT = 'ulimit -f "$(($1 / 1024))" && trap "" XFSZ && shift 2 && exec "$@"'


@functools.cache
def namespaces() -> tuple[str, ...] | None:
    """How a process gets mounts of its own here; None where it may not."""
    for command in (("unshare", "--mount"), ("unshare", "--mount", "--map-root-user")):
        mounted = subprocess.run(
            [*command, "sh", "-c", MOUNT, "sh", "65536", "/tmp", "true"], capture_output=True, check=False
        )
        if mounted.returncode == 0:
            return command
    return None


def with_room(folder: pathlib.Path, size: int) -> Callable[[Milvault], Milvault]:
    """A milvault whose temporary files have `size` bytes; where nothing may be mounted each of them has that."""
    folder.mkdir(exist_ok=True)
    names = namespaces()
    command = [*names, "bash", "-c", MOUNT] if names else ["bash", "-c", LIMIT]
    return lambda milvault: milvault.started_by([*command, "bash", str(size), str(folder)], TMPDIR=str(folder))
