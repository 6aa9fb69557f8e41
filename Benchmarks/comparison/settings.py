"""What a run of the benchmark can be told from outside."""

import os
import pathlib

from testbench.settings import BENCH, REPOSITORY, RUN

BENCHMARKS = REPOSITORY / "Benchmarks"
OUT = BENCHMARKS / "out"
README = BENCHMARKS / "README.md"
PEERS = BENCH / "peers"
# Files that a run needs on the way, wiped with the servers' data.
WORK = RUN / "benchmark"

ROUNDS = int(os.environ.get("BENCH_ROUNDS") or 5)
SCALE = float(os.environ.get("BENCH_SCALE") or 1)
# A milvault that is there already, measured instead of a fresh build: for comparing two builds.
BINARY = os.environ.get("BENCH_BINARY")
BUCKET = "benchmark"
SEED = 20_261_121


def scaled(count: int) -> int:
    return max(1, round(count * SCALE))
