"""The shapes by name. Each maker takes the number of rows and the vectors' dimension."""

from functools import partial
from typing import Callable

from . import demo, every, keys, states, values
from .shape import Shape

MAKERS: dict[str, Callable[[int, int], Shape]] = {
    "demo": partial(demo.demo, has_arrays=True),
    # Milvus 2.2 knows no arrays.
    "demo22": partial(demo.demo, has_arrays=False),
    "every": partial(every.numbered, has_arrays=True),
    "every22": partial(every.numbered, has_arrays=False),
    "everynamed": partial(every.named, has_arrays=True),
    "everynamed22": partial(every.named, has_arrays=False),
    "varchar": keys.varchar_key,
    "upserted": keys.upserted,
    "autoid": keys.automatic_key,
    "partitionkey": keys.partition_key,
    "plain": states.plain,
    "empty": states.empty,
    "noindex": states.without_index,
    "unloaded": states.unloaded,
    "partlyloaded": states.partly_loaded,
    "severalindexes": states.several_indexes,
    "unicode": values.unicode_values,
    "binary": values.binary_vectors,
}


def make(name: str, rows: int, dimension: int) -> Shape:
    return MAKERS[name](rows, dimension)
