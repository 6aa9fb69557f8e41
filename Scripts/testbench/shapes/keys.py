"""Collections that differ in how their rows are named and replaced."""

from pymilvus import CollectionSchema, DataType

from .shape import Row, Shape, flat, float_vector, hnsw, key, text
from .vectors import Vectors


def varchar_key(rows: int, dimension: int) -> Shape:
    """Keys are strings. Every 9th row was deleted, every 5th replaced under its own key."""
    return _replacing(rows, dimension, key(DataType.VARCHAR, max_length=64), lambda i: f"key-{i:05d}-ключ")


def upserted(rows: int, dimension: int) -> Shape:
    """The same with integers, negative ones among them."""
    return _replacing(rows, dimension, key(), lambda i: i * 7919 - 1_000_000)


def _replacing(rows: int, dimension: int, key_field, key_of) -> Shape:
    old, new = Vectors(dimension), Vectors(dimension, stream=1)

    def row(i: int, vectors: Vectors, generation: int) -> Row:
        return {"id": key_of(i), "vector": vectors.row(i), "generation": f"generation {generation} of {i}"}

    deleted = range(0, rows, 9)
    return Shape(
        schema=CollectionSchema([key_field, float_vector(dimension), text("generation")]),
        rows=rows,
        row=lambda i: row(i, old, 1),
        deleted=tuple(key_of(i) for i in deleted),
        replaced=tuple(i for i in range(0, rows, 5) if i not in deleted),
        replacement=lambda i: row(i, new, 2),
        indexes=(hnsw(),),
    )


def automatic_key(rows: int, dimension: int) -> Shape:
    """Milvus gives the keys, so they differ from run to run."""
    vectors = Vectors(dimension)
    fields = [key(auto_id=True), float_vector(dimension), text("title")]
    return Shape(
        schema=CollectionSchema(fields),
        rows=rows,
        row=lambda i: {"vector": vectors.row(i), "title": f"row {i}"},
        indexes=(flat(),),
    )


def partition_key(rows: int, dimension: int) -> Shape:
    """Milvus spreads the rows over partitions of its own by the tenant's hash."""
    vectors = Vectors(dimension)
    fields = [key(), float_vector(dimension), text("tenant", is_partition_key=True)]
    return Shape(
        schema=CollectionSchema(fields, partition_key_field="tenant"),
        rows=rows,
        row=lambda i: {"id": i, "vector": vectors.row(i), "tenant": f"tenant {i % 23}"},
        partition_of=None,
        deleted=tuple(range(3, rows, 50)),
        indexes=(flat(),),
    )
