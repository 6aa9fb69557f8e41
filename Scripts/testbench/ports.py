"""Is a TCP port free, and who holds it otherwise?"""

import pathlib

LISTEN = "0A"


class PortTaken(Exception):
    pass


def listening_sockets() -> dict[int, str]:
    """The inode of the listening socket of each taken port."""
    sockets = {}
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        try:
            lines = pathlib.Path(table).read_text().splitlines()[1:]
        except FileNotFoundError:
            continue
        for line in lines:
            fields = line.split()
            if fields[3] == LISTEN:
                sockets[int(fields[1].rpartition(":")[2], 16)] = fields[9]
    return sockets


def holder(inode: str) -> str:
    for link in pathlib.Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if str(link.readlink()) != f"socket:[{inode}]":
                continue
            process = link.parents[1]
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            return f"process {process.name} ({command.strip()[:100]})"
        except OSError:
            continue
    return "a process of another user"


def require_free(ports: list[int], purpose: str) -> None:
    """A readiness check by port alone would take a stranger's server for ours."""
    taken = listening_sockets()
    conflicts = [f"port {port} is held by {holder(taken[port])}" for port in ports if port in taken]
    if conflicts:
        raise PortTaken(
            f"{purpose} can't start: {'; '.join(conflicts)}. Stop it, or move the bench with MILVAULT_BENCH_PORT."
        )
