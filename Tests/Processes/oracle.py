"""Knows what a backup must hold, from the objects that the Milvus double has, without asking milvault."""

from doubles import BACKUPS, ROOT_PATH, SOURCE, Doubles

DATA = ("binlogs/", "index_files/")


def backup_path(key: str) -> str:
    """`insert_log/1/2/3/100/9` lies at `binlogs/insert_log/1/2/3/3/100/9`: milvus-backup's group is the segment."""
    if key.startswith("index_files/"):
        return key
    elements = key.split("/")
    return "/".join(["binlogs", *elements[:4], *elements[3:]])


def expected(doubles: Doubles) -> dict[str, tuple[int, str]]:
    """Size and MD5 of every data object, by its path below the backup's directory."""
    return {backup_path(key): proof for key, proof in doubles.objects(SOURCE, f"{ROOT_PATH}/").items()}


def data(doubles: Doubles, backup: str) -> dict[str, tuple[int, str]]:
    """The same of what lies in the backup."""
    there = doubles.objects(BACKUPS, f"backup/{backup}/")
    return {path: proof for path, proof in there.items() if path.startswith(DATA)}


def is_sealed(doubles: Doubles, backup: str) -> bool:
    return "meta/seal.json" in doubles.objects(BACKUPS, f"backup/{backup}/")
