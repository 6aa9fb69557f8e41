"""The servers of a run: those that are up already, or our own, which are forgotten afterwards."""

import contextlib
import shutil
from typing import Iterator

from testbench import ceph, milvus
from testbench.settings import INSTANCES

from .settings import WORK

SOURCE = INSTANCES["src"]


@contextlib.contextmanager
def running(needs_milvus: bool) -> Iterator[None]:
    owns_store = ceph.GATEWAY.pid is None
    owns_milvus = needs_milvus and milvus.server(SOURCE).pid is None
    try:
        ceph.start()
        if owns_milvus:
            milvus.start(SOURCE)
        WORK.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        shutil.rmtree(WORK, ignore_errors=True)
        if owns_milvus:
            milvus.wipe(SOURCE)
        if owns_store:
            ceph.wipe()
