"""Measures pod-executor: bench.py PROGRAM POD-FILE [DOCKER-COMPOSE]. Prints one table; asserts nothing.

What is compared is measured in turns (ours, the floor, docker compose, ours, …), so that a machine that is busy for a
while is so for all of them; ratios are of neighbours, and the figure of a row is the median.
"""
import os
import pathlib
import re
import statistics
import sys
import tempfile
import time

import engine
import files
import pod
import process

RUNS = int(os.environ.get("RUNS", "15"))
IDLE = float(os.environ.get("IDLE", "10"))

rows = []


def row(what, ours, floor="", compose="", note=""):
    rows.append((what, ours, floor, compose, note))
    print(f"  {what}: {ours}", file=sys.stderr)


def seconds(values):
    return f"{statistics.median(values):.3f} s"


def ratio(ours, others):
    return statistics.median(a / b for a, b in zip(ours, others))


def launches(program, file, compose):
    # The library carries this image: its name is in the source.
    source = pathlib.Path(__file__).parent.parent / "Sources/PodKit/Infra/PauseImage+Archives.swift"
    infra = re.search(r'reference = "(.*)"', source.read_text())[1]
    ours, floor, reference = [], [], []
    name = f"bench-{os.getpid()}"
    with engine.pool() as pool:
        for turn in range(RUNS + 1):
            results = (
                pod.launch(program, file, name),
                engine.launch_and_remove(3, infra, pool),
                pod.launch_by_compose(compose, file, name) if compose else None,
            )
            if turn:  # The first turn loads what the others find in memory.
                for list_, result in zip((ours, floor, reference), results):
                    list_.append(result)
    for index, what in ((0, "launch, 3 services"), (1, "stop and remove them")):
        mine, least = [run[index] for run in ours], [run[index] for run in floor]
        theirs = [run[index] for run in reference] if compose else []
        row(
            what,
            seconds(mine),
            seconds(least),
            seconds(theirs) if theirs else "",
            f"{ratio(mine, least):.2f} × the floor" + (f", {ratio(mine, theirs):.2f} × compose" if theirs else ""),
        )
    peak = f"{statistics.median(run[2] for run in reference):.1f} MB" if compose else ""
    row("peak memory of that", f"{statistics.median(run[2] for run in ours):.1f} MB", "", peak)


def idling(program, file):
    with pod.Pod(program, file, f"bench-idle-{os.getpid()}") as running:
        pid = running.process.pid
        time.sleep(2)  # What launching left to do is done.
        before = process.activity(pid)
        time.sleep(IDLE)
        after = process.activity(pid)
        resident, proportional, anonymous = process.memory(pid)
    row("program, stripped and static", f"{os.path.getsize(program) / 1e6:.1f} MB")
    row("resident while the pod runs", f"{resident:.1f} MB", note=f"proportional {proportional:.1f} MB")
    row("private (anonymous) memory", f"{anonymous:.1f} MB")
    row(
        f"{IDLE:.0f} idle seconds",
        f"{process.switches_between(before[1], after[1])} context switches",
        note=f"{after[0] - before[0]} ticks of CPU time",
    )


def loading(program, compose, directory):
    for count in (3, 100, 1_000, 10_000):
        file = directory / f"{count}.yaml"
        file.write_text(files.services(count))
        turns = max(3, min(RUNS, 3_000 // count))
        ours, theirs = [], []
        for _ in range(turns):
            ours.append(process.run([program, "config", "-f", str(file), "--format", "json"]))
            # Once is enough for the largest file: it takes most of a minute.
            if compose and (count < 10_000 or not theirs):
                theirs.append(process.run([compose, "-f", str(file), "config", "--format", "json"], limit=180))
        if any(run is None or run.status != 0 for run in ours):
            row(f"config, {count:,} services", "failed", note=next(r.errors for r in ours if r and r.status)[-80:])
            continue
        mine = [run.seconds for run in ours]
        note, reference = "", ""
        if theirs and None in theirs:
            reference = "> 180 s"
        elif theirs:
            other = [run.seconds for run in theirs]
            reference = f"{seconds(other)}, {max(run.peak for run in theirs):.0f} MB"
            note = f"{1 / ratio(mine, other):.1f} × as fast"
        row(f"config, {count:,} services", f"{seconds(mine)}, {max(run.peak for run in ours):.0f} MB", "", reference, note)

    bomb = directory / "bomb.yaml"
    bomb.write_text(files.alias_bomb(10))
    run = process.run([program, "config", "-f", str(bomb)])
    refused = f"refused in {run.seconds * 1000:.0f} ms" if run and run.status == 2 else f"NOT refused ({run and run.status})"
    row("alias bomb of ten levels", refused, "", "not run", f"{run.peak:.0f} MB" if run else "")


def main():
    program, file = sys.argv[1:3]
    compose = sys.argv[3] if len(sys.argv) > 3 else None
    with tempfile.TemporaryDirectory() as directory:
        launches(program, file, compose)
        idling(program, file)
        loading(program, compose, pathlib.Path(directory))
    titles = ("", "pod-executor", "engine's floor", "docker compose", "")
    widths = [max(len(line[column]) for line in [titles, *rows]) for column in range(5)]
    print()
    for line in (titles, tuple("-" * width for width in widths), *rows):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |")


main()
