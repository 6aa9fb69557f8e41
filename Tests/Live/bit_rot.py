"""Bits that rot below the S3 server: it gives other bytes than it took, and no listing shows it."""

import subprocess
import tempfile

from bucket import Bucket
from testbench import ceph

POOL = "default.rgw.buckets.data"


def rewrite(place: Bucket, key: str, content: bytes) -> None:
    """Of an object that is no longer than one of the store's own pieces: 4 MiB."""
    full = f"{place.prefix}/{key}"
    (name,) = [name for name in _rados("ls").splitlines() if name.partition("_")[2] == full]
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        _rados("put", name, file.name)


def _rados(*arguments: str) -> str:
    command = ["rados", "-c", str(ceph.CONFIGURATION_FILE), "-n", "client.rgw", "-p", POOL, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
