"""A Milvus of the bench, as a test uses it: seeds, looks, drops, and forgets what it made."""

from dataclasses import dataclass, field

from pymilvus import Collection, db, utility

from bucket import Bucket
from testbench import milvus, milvus_client, seeding
from testbench.observation import Observation
from testbench.settings import INSTANCES, MilvusInstance
from testbench.shapes import make

DEFAULT_DATABASE = "default"
MILVUS_DIRECTORIES = ("insert_log", "delta_log", "stats_log", "index_files")


@dataclass(frozen=True)
class Name:
    """Where a collection lies, written as milvault's filters want it."""

    collection: str
    database: str = DEFAULT_DATABASE

    def __str__(self) -> str:
        return f"{self.database}.{self.collection}"


@dataclass
class Server:
    instance: MilvusInstance
    _made: set[Name] = field(default_factory=set)
    _databases: set[str] = field(default_factory=set)

    @staticmethod
    def named(name: str) -> "Server":
        instance = INSTANCES[name]
        assert milvus.server(instance).pid is not None, f"Milvus '{name}' isn't running: Scripts/bench up {name}"
        return Server(instance)

    def using(self, database: str = DEFAULT_DATABASE) -> str:
        """The name of an open connection, for pymilvus."""
        name = "" if database == DEFAULT_DATABASE else database
        return milvus_client.connect(self.instance, f"{self.instance.name}/{database}", name)

    def seed(self, name: Name, shape: str, rows: int, dimension: int) -> Collection:
        if name.database != DEFAULT_DATABASE:
            seeding.ensure_database(self.using(), name.database)
            self._databases.add(name.database)
        self._made.add(name)
        return seeding.seed(self.using(name.database), name.collection, make(shape, rows, dimension))

    def observe(self, name: Name) -> Observation:
        return Observation.of(self.using(name.database), name.collection)

    def collection(self, name: Name) -> Collection:
        return Collection(name.collection, using=self.using(name.database))

    def has(self, name: Name) -> bool:
        if name.database != DEFAULT_DATABASE and name.database not in db.list_database(using=self.using()):
            return False
        return utility.has_collection(name.collection, using=self.using(name.database))

    def collections(self, database: str = DEFAULT_DATABASE) -> set[str]:
        return set(utility.list_collections(using=self.using(database)))

    def drop(self, name: Name) -> None:
        seeding.drop(self.using(name.database), name.collection)

    def expect(self, *names: Name) -> None:
        """Collections that milvault will make here, to be dropped at the end."""
        self._made.update(names)
        self._databases.update(name.database for name in names if name.database != DEFAULT_DATABASE)

    def foreign_objects(self) -> set[str]:
        """What lies in Milvus' bucket and isn't Milvus' own."""
        root = self.instance.root_path
        own = tuple(f"{root}/{kind}/" if root else f"{kind}/" for kind in MILVUS_DIRECTORIES)
        return {key for key in Bucket(self.instance.bucket).sizes() if not key.startswith(own)}

    def clean_up(self) -> None:
        for name in self._made:
            if self.has(name):
                self.drop(name)
        for database in self._databases & set(db.list_database(using=self.using()) if self._databases else []):
            db.drop_database(database, using=self.using())
