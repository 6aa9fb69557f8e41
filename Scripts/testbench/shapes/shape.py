"""What a seeded collection looks like: a value, which `testbench.seeding` brings into being."""

from dataclasses import dataclass, field
from typing import Any, Callable

from pymilvus import CollectionSchema, DataType, FieldSchema

Row = dict[str, Any]
DEFAULT_PARTITION = "_default"


@dataclass(frozen=True)
class Index:
    field: str
    parameters: dict
    name: str = ""


@dataclass(frozen=True)
class Shape:
    """Rows are numbered 0..<rows. The same number gives the same row on every server and on every day."""

    schema: CollectionSchema
    rows: int
    row: Callable[[int], Row]
    # Where row i lies; nil lets Milvus choose (partition key).
    partition_of: Callable[[int], str] | None = lambda _: DEFAULT_PARTITION
    partitions: tuple[str, ...] = ()
    # Keys to delete after the first flush.
    deleted: tuple = ()
    # Numbers of rows that are replaced after the first flush, each by `replacement`.
    replaced: tuple[int, ...] = ()
    replacement: Callable[[int], Row] | None = None
    indexes: tuple[Index, ...] = ()
    # None: not loaded. Empty: all of it. Names: these partitions only.
    loaded: tuple[str, ...] | None = ()
    alias: str = ""
    shards: int = 1
    consistency: str = "Strong"
    properties: dict = field(default_factory=dict)


def key(kind: DataType = DataType.INT64, name: str = "id", **more) -> FieldSchema:
    return FieldSchema(name, kind, is_primary=True, auto_id=more.pop("auto_id", False), **more)


def float_vector(dimension: int, name: str = "vector") -> FieldSchema:
    return FieldSchema(name, DataType.FLOAT_VECTOR, dim=dimension)


def text(name: str, length: int = 256, **more) -> FieldSchema:
    return FieldSchema(name, DataType.VARCHAR, max_length=length, **more)


def scalars() -> list[FieldSchema]:
    """A boolean and every kind of number."""
    kinds = {
        "flag": DataType.BOOL, "tiny": DataType.INT8, "small": DataType.INT16, "medium": DataType.INT32,
        "large": DataType.INT64, "ratio": DataType.FLOAT, "score": DataType.DOUBLE,
    }
    return [FieldSchema(name, kind) for name, kind in kinds.items()]


def flat(field_name: str = "vector", metric: str = "L2") -> Index:
    return Index(field_name, {"index_type": "FLAT", "metric_type": metric, "params": {}})


def hnsw(field_name: str = "vector", metric: str = "L2") -> Index:
    parameters = {"M": 16, "efConstruction": 200}
    return Index(field_name, {"index_type": "HNSW", "metric_type": metric, "params": parameters})
