"""The plot: CPU and wall of each tool as multiples of milvault's, in plain SVG."""

from .results import Results

METRICS = (("cpu_s", "client CPU"), ("wall_s", "wall time"))
COLOURS = {"milvault": "#2a6f97", "s5cmd": "#e07a5f", "rclone": "#81b29a"}
BAR, GAP, LEFT, WIDTH, PANEL = 14, 16, 110, 300, 460
TOP = 56


def svg(results: Results) -> str:
    cases = [case for case in results.cases() if len(results.tools(case)) > 1]
    tallest = TOP + sum(_height(results, case) for case in cases)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {PANEL * len(METRICS)} {tallest}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{PANEL * len(METRICS)}" height="{tallest}" fill="#ffffff"/>',
    ]
    for index, (metric, title) in enumerate(METRICS):
        parts += _panel(results, cases, metric, title, PANEL * index)
    return "\n".join([*parts, "</svg>", ""])


def _height(results: Results, case: str) -> int:
    return BAR * len(results.tools(case)) + GAP


def _panel(results: Results, cases: list[str], metric: str, title: str, x: int) -> list[str]:
    ratios = {
        (case, tool): results.median(case, tool, metric) / (results.median(case, "milvault", metric) or 1)
        for case in cases for tool in results.tools(case)
    }
    scale = WIDTH / max(ratios.values(), default=1)
    parts = [f'<text x="{x + LEFT}" y="24" font-size="15">{title}, milvault = 1 (less is better)</text>']
    y = TOP
    for case in cases:
        parts.append(_text(x + LEFT - 8, y + BAR, case, "end"))
        for tool in results.tools(case):
            ratio = ratios[case, tool]
            width = max(1, ratio * scale)
            parts.append(
                f'<rect x="{x + LEFT}" y="{y}" width="{width:.1f}" height="{BAR - 2}" '
                f'fill="{COLOURS.get(tool, "#888888")}"/>')
            parts.append(_text(x + LEFT + width + 4, y + BAR - 4, f"{tool} {ratio:.2g}", "start"))
            y += BAR
        y += GAP
    return parts


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y}" font-size="11" text-anchor="{anchor}">{text}</text>'
