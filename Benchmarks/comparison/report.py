"""Results for people: a table in Markdown, and the plot beside it."""

import datetime
import os
import platform

from . import plot
from .cases import CASES
from .results import Results
from .settings import README, ROUNDS

BEGIN, END = "<!-- results: written by `Benchmarks/run --refresh` -->", "<!-- end of results -->"
PLOT = "results.svg"
HEADINGS = {
    "wall_s": "wall, s", "cpu_s": "CPU, s", "rss_mib": "RSS, MiB", "requests": "requests", "size_mib": "size, MiB",
    "objects_per_s": "objects/s", "keys_per_s": "keys/s", "mib_per_s": "MiB/s",
}


def table(results: Results) -> str:
    metrics = [metric for metric in HEADINGS if any(metric in results.metrics(case) for case in results.cases())]
    lines = [
        "| case | tool | " + " | ".join(HEADINGS[metric] for metric in metrics) + " |",
        "|---|---|" + "---:|" * len(metrics),
    ]
    for case in results.cases():
        for tool in results.tools(case):
            figures = [figure(results.median(case, tool, metric)) for metric in metrics]
            lines.append(f"| `{case}` | {tool} | " + " | ".join(figures) + " |")
    return "\n".join(lines)


def figure(value: float | None) -> str:
    if value is None:
        return ""
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def refresh(results: Results) -> None:
    (README.parent / PLOT).write_text(plot.svg(results))
    text = README.read_text()
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    README.write_text(f"{head}{BEGIN}\n{section(results)}\n{END}{tail}")


def section(results: Results) -> str:
    day = datetime.date.today().isoformat()
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.release().split('-')[0]}"
    titles = "\n".join(f"- `{case}`: {CASES[case].title}" for case in results.cases())
    return f"""
{day}, {machine}; medians of {ROUNDS} rounds. Servers and tools share the machine: compare tools, not days.

{table(results)}

{titles}

![client CPU and wall time beside milvault's]({PLOT})
"""
