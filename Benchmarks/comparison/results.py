"""Samples by case, tool and metric, and the CSV that they become."""

import csv
import pathlib
import statistics
from collections import defaultdict
from dataclasses import dataclass, field

COLUMNS = ["case", "tool", "metric", "median", "min", "max", "unit"]
UNITS = {
    "wall_s": "s", "cpu_s": "s", "rss_mib": "MiB", "requests": "1", "size_mib": "MiB", "objects_per_s": "1/s",
    "keys_per_s": "1/s", "mib_per_s": "MiB/s",
}


@dataclass
class Results:
    samples: dict[tuple[str, str, str], list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, case: str, tool: str, sample: dict[str, float]) -> None:
        for metric, value in sample.items():
            self.samples[case, tool, metric].append(value)

    def median(self, case: str, tool: str, metric: str) -> float | None:
        values = self.samples.get((case, tool, metric))
        return statistics.median(values) if values else None

    def tools(self, case: str) -> list[str]:
        return list(dict.fromkeys(tool for name, tool, _ in self.samples if name == case))

    def metrics(self, case: str) -> list[str]:
        return list(dict.fromkeys(metric for name, _, metric in self.samples if name == case))

    def cases(self) -> list[str]:
        return list(dict.fromkeys(case for case, _, _ in self.samples))

    def write(self, path: pathlib.Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            for (case, tool, metric), values in self.samples.items():
                figures = [f"{value:.6g}" for value in (statistics.median(values), min(values), max(values))]
                writer.writerow([case, tool, metric, *figures, UNITS[metric]])
