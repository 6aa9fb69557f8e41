"""The command line of `Scripts/seed`."""

import argparse
import time

from . import milvus_client, seeding
from .settings import INSTANCES
from .shapes import MAKERS, make


def main() -> None:
    arguments = parse()
    instance = INSTANCES[arguments.instance]
    using = milvus_client.connect(instance, "seed")
    if arguments.database:
        seeding.ensure_database(using, arguments.database)
        using = milvus_client.connect(instance, "seed-database", arguments.database)
    begun = time.monotonic()
    collection = seeding.seed(using, arguments.collection, make(arguments.shape, arguments.rows, arguments.dim))
    seconds = time.monotonic() - begun
    print(f"{collection.name}: {collection.num_entities} rows stored after {seconds:.1f} s")


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Scripts/seed", description="Fills a collection, the same on every run.")
    parser.add_argument("--instance", choices=INSTANCES, default="src")
    parser.add_argument("--database", default="", help="made when it isn't there")
    parser.add_argument("--collection", required=True, help="dropped first when it is there")
    parser.add_argument("--shape", choices=MAKERS, default="demo")
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--dim", type=int, default=128)
    return parser.parse_args()


if __name__ == "__main__":
    main()
