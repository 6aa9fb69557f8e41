"""Brings a shape into being on a Milvus."""

from itertools import groupby
from typing import Iterable

from pymilvus import Collection, db, utility

from .shapes.shape import Row, Shape

BATCH = 1000


def seed(using: str, name: str, shape: Shape) -> Collection:
    """Makes the collection anew. What is returned is flushed, indexed and loaded as the shape says."""
    if utility.has_collection(name, using=using):
        drop(using, name)
    collection = Collection(
        name, shape.schema, using=using, shards_num=shape.shards, consistency_level=shape.consistency,
        properties=shape.properties or None,
    )
    for partition in shape.partitions:
        collection.create_partition(partition)
    _insert(collection, shape, range(shape.rows), shape.row)
    # Before the deletes: on 2.2.16 a delete of an unflushed row can block every later index build.
    collection.flush()
    if shape.deleted or shape.replaced:
        _delete(collection, shape)
        _replace(collection, shape)
        collection.flush()
    _finish(collection, shape)
    return collection


def drop(using: str, name: str) -> None:
    """Aliases hold a collection back, so they go first."""
    collection = Collection(name, using=using)
    for alias in collection.aliases:
        utility.drop_alias(alias, using=using)
    collection.drop()


def ensure_database(using: str, name: str) -> None:
    if name not in db.list_database(using=using):
        db.create_database(name, using=using)


def _insert(collection: Collection, shape: Shape, numbers: Iterable[int], row) -> None:
    numbers = list(numbers)
    for start in range(0, len(numbers), BATCH):
        batch = numbers[start : start + BATCH]
        if shape.partition_of is None:
            collection.insert([row(i) for i in batch])
            continue
        for partition, members in groupby(sorted(batch, key=shape.partition_of), key=shape.partition_of):
            collection.insert([row(i) for i in members], partition_name=partition)


def _delete(collection: Collection, shape: Shape) -> None:
    field = collection.primary_field.name
    for start in range(0, len(shape.deleted), BATCH):
        collection.delete(f"{field} in {literal(shape.deleted[start : start + BATCH])}")


def _replace(collection: Collection, shape: Shape) -> None:
    """One half by a delete and an insert of the same key, the other by upsert where the server has that."""
    if not shape.replaced:
        return
    field = collection.primary_field.name
    has_upsert = "2.2." not in utility.get_server_version(using=collection._using)
    by_hand = [i for i in shape.replaced if i % 2 == 0 or not has_upsert]
    for start in range(0, len(by_hand), BATCH):
        keys = [shape.row(i)[field] for i in by_hand[start : start + BATCH]]
        collection.delete(f"{field} in {literal(keys)}")
    _insert(collection, shape, by_hand, shape.replacement)
    upserted: list[Row] = [shape.replacement(i) for i in shape.replaced if i not in set(by_hand)]
    if upserted:
        collection.upsert(upserted)


def literal(keys: Iterable) -> str:
    """A list as Milvus' expressions want it."""
    items = [f'"{key}"' if isinstance(key, str) else str(key) for key in keys]
    return f"[{', '.join(items)}]"


def _finish(collection: Collection, shape: Shape) -> None:
    for index in shape.indexes:
        collection.create_index(index.field, index.parameters, index_name=index.name or index.field)
        if shape.rows:
            utility.wait_for_index_building_complete(
                collection.name, index.name or index.field, timeout=120, using=collection._using)
    if shape.alias:
        utility.create_alias(collection.name, shape.alias.format(collection=collection.name), using=collection._using)
    if shape.loaded is not None:
        collection.load(list(shape.loaded) or None, timeout=120)
