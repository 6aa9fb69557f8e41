"""Random numbers that are the same everywhere: vectors of a row number."""

from functools import lru_cache

import numpy

BLOCK = 1000
# Queries come from another stream than rows, so no query is a row.
QUERY_SEED = 1 << 40


class Vectors:
    """Uniform in [0, 1), a block of rows at a time (a generator for each row would take longer than Milvus does)."""

    def __init__(self, dimension: int, stream: int = 0):
        self.dimension = dimension
        self._block = lru_cache(maxsize=2)(self._make_block)
        self._stream = stream

    def row(self, number: int) -> list[float]:
        return self._block(number // BLOCK)[number % BLOCK].tolist()

    def _make_block(self, block: int) -> numpy.ndarray:
        generator = numpy.random.default_rng([self._stream, block])
        return generator.random((BLOCK, self.dimension), dtype=numpy.float32)


def queries(dimension: int, count: int) -> list[list[float]]:
    vectors = numpy.random.default_rng(QUERY_SEED).random((count, dimension), dtype=numpy.float32)
    return vectors.tolist()


def bits(dimension: int, number: int) -> bytes:
    return numpy.random.default_rng([3, number]).bytes(dimension // 8)
