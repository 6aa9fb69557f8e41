"""Backup and restore of a real collection. No peer copies a collection; the figures are compared with our own."""

from pymilvus import Collection

from testbench import backup_configuration, milvus_client, seeding
from testbench.shapes import make

from ..case import Case, require
from ..process import Command
from ..servers import SOURCE
from ..settings import WORK, scaled
from ..tools import Tool

COLLECTION = "benchmark"
RESTORED = "benchmark_restored"
DIMENSION = 128
# The collection's shape has partitions and deletes of its own; below this it has no rows for them.
ROWS = max(2000, scaled(20_000))


class OfCollection(Case):
    needs_milvus = True
    rows = ROWS

    def contestants(self) -> list[Tool]:
        return [self.tools.milvault]

    def prepare(self) -> None:
        self.using = milvus_client.connect(SOURCE, "benchmark")
        seeding.seed(self.using, COLLECTION, make("demo", self.rows, DIMENSION))
        configuration = backup_configuration.configuration(SOURCE, root_path="benchmark-backups")
        backup_configuration.write(WORK / "backup.yaml", configuration)

    def finish(self) -> None:
        seeding.drop(self.using, COLLECTION)

    def live_rows(self, name: str) -> int:
        return Collection(name, using=self.using).query("", output_fields=["count(*)"])[0]["count(*)"]

    def milvault(self, *arguments: str) -> dict[str, float]:
        return self.run(Command([self.tools.milvault.binary, *arguments], folder=WORK))


class Create(OfCollection):
    name = "create"
    title = "backup of a collection of 20,000 rows"

    def turn(self, tool: Tool) -> dict[str, float]:
        sample = self.milvault("create", "-n", "benchmark", "--collections", COLLECTION)
        # What isn't sealed can't be got.
        self.milvault("get", "-n", "benchmark")
        self.milvault("delete", "-n", "benchmark", "--yes")
        return sample


class Restore(OfCollection):
    name = "restore"
    title = "restore of that collection under another name"

    def prepare(self) -> None:
        super().prepare()
        self.wanted = self.live_rows(COLLECTION)
        self.milvault("create", "-n", "benchmark", "--collections", COLLECTION)

    def turn(self, tool: Tool) -> dict[str, float]:
        sample = self.milvault("restore", "-n", "benchmark", "-s", "_restored")
        found = self.live_rows(RESTORED)
        seeding.drop(self.using, RESTORED)
        require(found == self.wanted, f"{found} rows came back, wanted {self.wanted}")
        return sample

    def finish(self) -> None:
        self.milvault("delete", "-n", "benchmark", "--yes")
        super().finish()
