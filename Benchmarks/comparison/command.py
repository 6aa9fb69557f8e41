"""The command line of `Benchmarks/run`."""

import argparse
import os
import pathlib
import signal
import sys

from testbench.ports import PortTaken
from testbench.processes import BenchError
from testbench.terminal import Terminal

from . import build, report, servers
from .case import Case, Tools
from .cases import CASES
from .process import ToolFailed
from .results import Results
from .settings import BINARY, OUT, ROUNDS, SCALE
from .tools import Milvault, Rclone, S5cmd

TERMINAL = Terminal()


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    arguments = parse()
    try:
        results, failed = measure(arguments.cases or list(CASES))
    except (build.BuildFailed, BenchError, PortTaken) as error:
        TERMINAL.failed(str(error))
        return 1
    results.write(OUT / "results.csv")
    TERMINAL.title(f"\nWritten: {OUT / 'results.csv'}")
    print(report.table(results))
    if arguments.refresh:
        report.refresh(results)
    return 1 if failed else 0


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="Benchmarks/run", description="Compares milvault with s5cmd and rclone, whole processes taking turns.")
    parser.add_argument("cases", nargs="*", metavar="case", help=f"default: all of {', '.join(CASES)}")
    parser.add_argument(
        "--refresh", action="store_true", default=os.environ.get("BENCH_REFRESH") == "1",
        help="rewrite the table and the plot of Benchmarks/README.md")
    arguments = parser.parse_args()
    unknown = set(arguments.cases) - set(CASES)
    if unknown:
        parser.error(f"no case is called {', '.join(sorted(unknown))}")
    if arguments.refresh and (SCALE != 1 or arguments.cases):
        parser.error("only a run of every case at full scale can refresh the README")
    return arguments


def measure(names: list[str]) -> tuple[Results, bool]:
    TERMINAL.chapter("Building the release binary")
    binary = pathlib.Path(BINARY) if BINARY else build.release("milvault")
    tools = Tools(Milvault(binary), S5cmd(), Rclone())
    cases = [CASES[name](tools) for name in names]
    results, failed = Results(), False
    with servers.running(needs_milvus=any(case.needs_milvus for case in cases)):
        for case in cases:
            TERMINAL.chapter(f"{case.name}: {case.title}")
            failed |= not play(case, results)
    return results, failed


def play(case: Case, results: Results) -> bool:
    """All rounds of a case. A tool that fails once is out of it, and the case counts as failed."""
    TERMINAL.step("prepared", case.prepare)
    contestants, out = case.contestants(), set()
    for number in range(ROUNDS):
        # Whoever begins finds the server as the last round left it: each tool begins in its turn.
        begin = number % len(contestants)
        for tool in contestants[begin:] + contestants[:begin]:
            if tool.name not in out and not play_turn(case, tool, results):
                out.add(tool.name)
    case.finish()
    return not out


def play_turn(case: Case, tool, results: Results) -> bool:
    try:
        sample = case.turn(tool)
    except ToolFailed as error:
        TERMINAL.failed(f"{tool.name}: {error}")
        return False
    results.add(case.name, tool.name, sample)
    TERMINAL.note(f"{tool.name:9} " + "  ".join(f"{metric} {value:.5g}" for metric, value in sample.items()))
    return True


if __name__ == "__main__":
    sys.exit(main())
