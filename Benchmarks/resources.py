"""Measures pod-resources: resources.py PROGRAM [DOCKER-COMPOSE]. Prints one table; asserts nothing.

Whole processes, in turns with docker compose, which can only print the file: the figure of a row is the median, and
ratios are of neighbours.
"""
import os
import pathlib
import statistics
import sys
import tempfile

import files
import process

RUNS = int(os.environ.get("RUNS", "15"))


def peak_file(count):
    """So many services, each of which waits for the completion of one and the start of another."""
    lines = []
    for line in files.services(count).splitlines():
        if line.startswith("      - service-"):
            name = line.removeprefix("      - ")
            condition = "completed_successfully" if int(name.rpartition("-")[2]) % 3 == 0 else "started"
            line = f"      {name}: {{condition: service_{condition}}}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def measure(what, ours, theirs):
    mine, others = [], []
    for _ in range(RUNS):
        mine.append(process.run(ours))
        # Once is enough where it takes most of a minute.
        if theirs and (not others or others[0].seconds < 10):
            others.append(process.run(theirs, limit=180))
            if others[0] is None:
                others, theirs = [], None
    wrong = next((run for run in mine if run is None or run.status != 0), mine[0])
    if wrong is None or wrong.status != 0:
        return what, "failed", "", wrong.errors[-80:] if wrong else ""
    line = describe(mine)
    if not others:
        return what, line, "", ""
    ratio = statistics.median(b.seconds / a.seconds for a, b in zip(mine, others))
    return what, line, describe(others), f"{ratio:.1f} × as fast"


def describe(runs):
    return f"{statistics.median(run.seconds for run in runs) * 1000:.1f} ms, {max(run.peak for run in runs):.0f} MB"


def main():
    program, compose = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
    rows = [("", "pod-resources", "docker compose config", "")]
    with tempfile.TemporaryDirectory() as directory:
        file = pathlib.Path(directory, "compose.yaml")
        reference = compose and [compose, "-f", str(file), "config", "--format", "json"]
        for count in (3, 100, 1_000, 10_000):
            file.write_text(files.services(count))
            ours = [program, str(file), "--format", "json"]
            rows.append(measure(f"{count:,} services", ours, reference if count < 10_000 else None))
        file.write_text(peak_file(1_000))
        rows.append(measure("1,000 services, --peak", [program, str(file), "--peak"], None))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    print()
    for row in (rows[0], tuple("-" * width for width in widths), *rows[1:]):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")


main()
