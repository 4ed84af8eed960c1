"""Measures pods as tasks of a real Mesos: mesos.py PROGRAM, with BENCH_MASTER. Prints one table; asserts nothing.

Times are the executor's own, those that its updates carry: STARTING is sent when LAUNCH comes, KILLING when KILL comes.
"""
import json
import os
import pathlib
import re
import statistics
import sys
import tempfile
import threading
import time
import urllib.parse

import engine
import process
import scheduler

RUNS = int(os.environ.get("RUNS", "10"))
PODS = int(os.environ.get("PODS", "50"))
rows = []


def row(what, figure, note=""):
    rows.append((what, figure, note))
    print(f"  {what}: {figure}", file=sys.stderr)


def milliseconds(values):
    return f"{statistics.median(values) * 1000:.0f} ms"


def compose(directory, name, services):
    file = directory / name / "compose.yaml"
    file.parent.mkdir()
    file.write_text(json.dumps({"services": services}))
    return str(file)


def sleeper(seconds=1000):
    return {"image": engine.IMAGE, "command": f"sleep {seconds}", "init": True}


def lives(master, program, directory):
    """Launch and kill of a pod of three, beside the engine's floor for the same containers."""
    source = pathlib.Path(__file__).parent.parent / "Sources/PodKit/Infra/PauseImage+Archives.swift"
    infra = re.search(r'reference = "(.*)"', source.read_text())[1]
    file = compose(directory, "three", {name: sleeper() for name in ("web", "app", "db")})
    up, down, floor_up, floor_down = [], [], [], []
    with scheduler.Scheduler(master) as framework, engine.pool() as pool:
        for turn in range(RUNS + 1):
            [id] = framework.launch(program, file)
            running = framework.status(id, {"TASK_RUNNING"})
            framework.kill(id)
            killing, killed = framework.status(id, {"TASK_KILLING"}), framework.status(id, {"TASK_KILLED"})
            floor = engine.launch_and_remove(3, infra, pool)
            if turn:  # The first turn loads what the others find in memory.
                up.append(running["timestamp"] - framework.updates[id][0]["timestamp"])
                down.append(killed["timestamp"] - killing["timestamp"])
                floor_up.append(floor[0])
                floor_down.append(floor[1])
    over = [a - b for a, b in zip(up, floor_up)]
    row("LAUNCH to RUNNING, 3 services", milliseconds(up), f"{milliseconds(over)} over the engine's {milliseconds(floor_up)}")
    over = [a - b for a, b in zip(down, floor_down)]
    row("KILL to KILLED", milliseconds(down), f"{milliseconds(over)} over the engine's {milliseconds(floor_down)}")


def engine_events(since):
    """What the engine did since then."""
    query = urllib.parse.urlencode({"since": f"{since:.6f}", "until": f"{time.time():.6f}"})
    connection = engine.Connection("docker")
    connection.request("GET", f"/events?{query}")
    return [json.loads(line) for line in connection.getresponse().read().splitlines()]


def deaths(master, program, directory):
    """From a container's death to FAILED leaving the executor, without what the engine needs to remove the others."""
    failing = {"image": engine.IMAGE, "command": "sh -c 'sleep 1; exit 3'"}
    file = compose(directory, "failing", {"web": sleeper(), "app": sleeper(), "db": failing})
    reactions = []
    with scheduler.Scheduler(master) as framework:
        for _ in range(max(RUNS // 2, 1)):
            since = time.time()
            [id] = framework.launch(program, file)
            failed = framework.status(id, {"TASK_FAILED"})
            mine = [e for e in engine_events(since) if id in e.get("Actor", {}).get("Attributes", {}).get("name", "")]
            died = next(e["timeNano"] for e in mine if e["Action"] == "die" and "-db-" in e["Actor"]["Attributes"]["name"])
            removing = next(e["timeNano"] for e in mine if e["Action"] == "kill" and e["timeNano"] > died)
            removed = max(e["timeNano"] for e in mine if e["Action"] == "destroy")
            reactions.append((removing - died) / 1e9 + max(0, failed["timestamp"] - removed / 1e9))
    row("death to FAILED, less the teardown", milliseconds(reactions))


def many(master, program, directory):
    """Many pods at once."""
    file = compose(directory, "two", {name: sleeper() for name in ("web", "db")})
    with scheduler.Scheduler(master) as framework:
        begin = time.monotonic()
        ids = framework.launch(program, file, PODS)
        for id in ids:
            framework.status(id, {"TASK_RUNNING"}, 600)
        row(f"{PODS} pods at once: all run after", f"{time.monotonic() - begin:.1f} s")
        pids = [framework.updates[id][-1]["container_status"].get("executor_pid") for id in ids]
        memory = [process.memory(child) for pid in pids if pid for child in executors(pid)]
        if memory:
            resident, proportional, anonymous = (statistics.median(column) for column in zip(*memory))
            row("memory of each executor", f"{proportional:.1f} MB", f"resident {resident:.1f} MB, private {anonymous:.1f} MB")
        begin = time.monotonic()
        threads = [threading.Thread(target=framework.kill, args=(id,)) for id in ids]
        for thread in threads:
            thread.start()
        for id in ids:
            framework.status(id, {"TASK_KILLED"}, 600)
        row("and all are gone after", f"{time.monotonic() - begin:.1f} s")
        left = [name for c in engine.call("GET", "/containers/json?all=1") for name in c["Names"] if "bench-" in name]
        row("containers left", str(len(left)))


def executors(pid):
    """The executor's own processes below the agent's helper."""
    children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for child in map(int, children):
        if pathlib.Path(f"/proc/{child}/comm").read_text().startswith("pod-executor"):
            yield child
        else:
            yield from executors(child)


def main():
    program, master = os.path.abspath(sys.argv[1]), os.environ["BENCH_MASTER"]
    with tempfile.TemporaryDirectory() as directory:
        directory = pathlib.Path(directory)
        lives(master, program, directory)
        deaths(master, program, directory)
        many(master, program, directory)
    widths = [max(len(line[column]) for line in rows) for column in range(3)]
    print()
    for line in (("on Mesos", "", ""), tuple("-" * width for width in widths), *rows):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |")


main()
