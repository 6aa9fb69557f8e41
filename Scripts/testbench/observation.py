"""What is seen of a collection from outside: compared before its backup and after its restore."""

from __future__ import annotations

from dataclasses import dataclass

from pymilvus import Collection

from . import rows

# What Milvus gives anew to every collection, and what the user may choose for the restored one.
NEW_EACH_TIME = ("collection_id", "collection_name")


@dataclass(frozen=True)
class Observation:
    digest: rows.Digest
    # The schema, aliases, consistency level and properties, as Milvus tells them.
    description: dict
    indexes: list[tuple]
    partitions: list[str]
    # Everything, the names of the loaded ones, or nothing.
    loaded: list[str]

    @staticmethod
    def of(using: str, name: str) -> Observation:
        collection = Collection(name, using=using)
        description = {key: value for key, value in collection.describe().items() if key not in NEW_EACH_TIME}
        description["aliases"] = sorted(description.get("aliases", []))
        return Observation(
            description=description,
            indexes=sorted((i.field_name, i.index_name, repr(sorted(i.params.items()))) for i in collection.indexes),
            partitions=sorted(partition.name for partition in collection.partitions),
            loaded=sorted(rows.LoadState.of(collection).partitions),
            digest=rows.digest(collection),
        )
