"""Collections that differ in their state: empty, without index, not loaded, loaded in part."""

from dataclasses import replace

from pymilvus import CollectionSchema, DataType, FieldSchema

from .shape import DEFAULT_PARTITION, Index, Shape, flat, float_vector, hnsw, key, text
from .vectors import Vectors


def plain(rows: int, dimension: int) -> Shape:
    """The simplest one: integer keys, one index, loaded."""
    vectors = Vectors(dimension)
    return Shape(
        schema=CollectionSchema([key(), float_vector(dimension), text("title")], "plain"),
        rows=rows,
        row=lambda i: {"id": i, "vector": vectors.row(i), "title": f"row {i}"},
        indexes=(flat(),),
    )


def empty(_: int, dimension: int) -> Shape:
    return replace(plain(0, dimension), partitions=("nothing_here",))


def without_index(rows: int, dimension: int) -> Shape:
    return replace(plain(rows, dimension), indexes=(), loaded=None)


def unloaded(rows: int, dimension: int) -> Shape:
    return replace(plain(rows, dimension), loaded=None)


def partly_loaded(rows: int, dimension: int) -> Shape:
    return replace(
        plain(rows, dimension),
        partitions=("hot", "cold"),
        partition_of=lambda i: ("hot", "cold", DEFAULT_PARTITION)[i % 3],
        loaded=("hot",),
    )


def several_indexes(rows: int, dimension: int) -> Shape:
    """A vector index under a name of its own, and indexes on scalars."""
    vectors = Vectors(dimension)
    fields = [key(), float_vector(dimension), text("title"), FieldSchema("year", DataType.INT64)]
    vector_index = replace(hnsw(metric="IP"), name="by_meaning")
    return Shape(
        schema=CollectionSchema(fields),
        rows=rows,
        row=lambda i: {"id": i, "vector": vectors.row(i), "title": f"row {i}", "year": 1900 + i % 120},
        indexes=(vector_index, Index("title", {}, "by_title"), Index("year", {"index_type": "STL_SORT"}, "by_year")),
        consistency="Bounded",
        properties={"collection.ttl.seconds": "864000"},
    )
