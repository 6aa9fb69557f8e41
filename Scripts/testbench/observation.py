"""What is seen of a collection from outside, to be compared before a backup and after its restore."""

from __future__ import annotations

import random
from dataclasses import dataclass

from pymilvus import Collection, utility

from . import rows, searches

SAMPLES = 100


@dataclass(frozen=True)
class Observation:
    live_rows: int
    sample: list[str]
    digest: rows.Digest
    neighbours: list[list[searches.Hit]]
    indexes: list[tuple]
    aliases: list[str]
    partitions: list[str]
    load_state: str

    @staticmethod
    def of(using: str, name: str, keys: list[int]) -> Observation:
        collection = Collection(name, using=using)
        return Observation(
            live_rows=rows.count(collection),
            sample=[rows.canonical(collection, row) for row in in_order(rows.by_keys(collection, keys))],
            digest=rows.digest(collection),
            neighbours=searches.search(collection),
            indexes=sorted((i.field_name, i.index_name, repr(sorted(i.params.items()))) for i in collection.indexes),
            aliases=sorted(collection.aliases),
            partitions=sorted(partition.name for partition in collection.partitions),
            load_state=str(utility.load_state(name, using=using)),
        )


def in_order(found: list[dict]) -> list[dict]:
    return sorted(found, key=lambda row: row["id"])


def sampled_keys(total: int, deleted: set[int]) -> list[int]:
    live = [key for key in range(total) if key not in deleted]
    return sorted(random.Random(20).sample(live, SAMPLES))
