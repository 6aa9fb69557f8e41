"""The command line of `Scripts/rows`: reads collections whole, through pymilvus alone."""

import argparse
import dataclasses
import json
import signal
import sys

from pymilvus import Collection

from . import milvus_client, rows, searches
from .settings import INSTANCES


def main() -> int:
    # `Scripts/rows dump … | head` ends quietly.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    arguments = parse()
    verbs = {"digest": print_digest, "dump": print_dump, "search": print_search, "compare": compare}
    return verbs[arguments.verb]([opened(name) for name in arguments.collections])


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="Scripts/rows", description="Reads collections whole, vectors bit for bit, independently of milvault."
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    where = "INSTANCE/[DATABASE.]COLLECTION, e.g. src/docs"
    for verb, count, text in (
        ("digest", 1, "number of rows and the SHA-256 of all of them"),
        ("dump", 1, "one JSON text a row, in the order of keys"),
        ("search", 1, "the top 10 of 20 seeded queries as JSON"),
        ("compare", 2, "exit 1 when the two collections differ in any row"),
    ):
        verbs.add_parser(verb, help=text).add_argument("collections", nargs=count, metavar=where)
    return parser.parse_args()


def opened(name: str) -> Collection:
    instance, _, rest = name.partition("/")
    database, _, collection = rest.rpartition(".")
    using = milvus_client.connect(INSTANCES[instance], name, database)
    return Collection(collection, using=using)


def print_digest(collections: list[Collection]) -> int:
    print(json.dumps(dataclasses.asdict(rows.digest(collections[0]))))
    return 0


def print_dump(collections: list[Collection]) -> int:
    for line in rows.dump(collections[0]):
        print(line)
    return 0


def print_search(collections: list[Collection]) -> int:
    with rows.readable(collections[0]):
        answers = searches.search(collections[0])
    print(json.dumps([[dataclasses.asdict(hit) for hit in answer] for answer in answers]))
    return 0


def compare(collections: list[Collection]) -> int:
    first, second = (rows.dump(collection) for collection in collections)
    only_first, only_second = sorted(set(first) - set(second)), sorted(set(second) - set(first))
    print(f"{len(first)} rows and {len(second)} rows")
    print(f"{len(only_first)} only in the first, {len(only_second)} only in the second")
    for label, lines in (("first", only_first), ("second", only_second)):
        for line in lines[:3]:
            print(f"only in the {label}: {line[:300]}")
    return 1 if first != second else 0


if __name__ == "__main__":
    sys.exit(main())
