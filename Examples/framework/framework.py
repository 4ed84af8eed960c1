#!/usr/bin/env python3
"""A Mesos framework in a page: runs one pod, prints its updates, and ends with it.

  framework.py [--master HOST:PORT] --executor COMMAND [--uri URI]… [--label KEY=VALUE]… [--ports N]
               [--cpus N] [--mem MIB] [--grace SECONDS] [--kill-after SECONDS]

It needs nothing but Python's standard library. Each update is a line: seconds since the launch, state, message.
"""
import argparse
import http.client
import json
import sys
import threading
import time
import uuid

options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
options.add_argument("--master", default="127.0.0.1:5050")
options.add_argument("--executor", required=True, help="such as 'pod-executor -f compose.yaml'")
options.add_argument("--uri", action="append", default=[], help="a file or an archive for the sandbox")
options.add_argument("--label", action="append", default=[])
options.add_argument("--ports", type=int, default=0)
options.add_argument("--cpus", type=float, default=1)
options.add_argument("--mem", type=float, default=256)
options.add_argument("--grace", type=float, default=30, help="what the executor gets to shut down")
options.add_argument("--kill-after", type=float, help="seconds after TASK_RUNNING")
a = options.parse_args()
task_id, framework, stream, agent, launched = f"pod-{uuid.uuid4().hex[:8]}", None, "", None, 0.0


def call(kind, **body):
    connection = http.client.HTTPConnection(a.master, timeout=600)
    text = json.dumps({"type": kind, **({"framework_id": framework} if framework else {}), **body})
    headers = {"Content-Type": "application/json", **({"Mesos-Stream-Id": stream} if stream else {})}
    connection.request("POST", "/api/v1/scheduler", text, headers)
    return connection.getresponse()


def events(response):
    while size := response.fp and response.readline():
        yield json.loads(response.read(int(size)))


def scalar(name, value):
    return {"name": name, "type": "SCALAR", "scalar": {"value": value}}


def task(offer):
    ports = [p for r in offer["resources"] if r["name"] == "ports"
             for span in r["ranges"]["range"] for p in range(span["begin"], span["end"] + 1)][:a.ports]
    resources = [scalar("cpus", a.cpus), scalar("mem", a.mem)]
    if ports:
        resources.append({"name": "ports", "type": "RANGES", "ranges": {"range": [{"begin": p, "end": p} for p in ports]}})
    executor = {
        "type": "CUSTOM", "executor_id": {"value": task_id}, "framework_id": framework,
        "command": {"value": a.executor, "uris": [{"value": uri} for uri in a.uri]},
        # Without resources of its own an executor is ended with its task, before it can say how that went.
        "resources": [scalar("cpus", 0.1), scalar("mem", 64)],
        "shutdown_grace_period": {"nanoseconds": int(a.grace * 1e9)},
    }
    labels = [dict(zip(("key", "value"), label.split("=", 1))) for label in a.label]
    return {"name": "pod", "task_id": {"value": task_id}, "agent_id": offer["agent_id"], "resources": resources,
            "executor": executor, "labels": {"labels": labels}}


def kill():
    call("KILL", kill={"task_id": {"value": task_id}, "agent_id": agent})


info = {"user": "root", "name": "pod", "checkpoint": True, "roles": ["*"],
        "capabilities": [{"type": c} for c in ("MULTI_ROLE", "TASK_KILLING_STATE", "PARTITION_AWARE")]}
response = call("SUBSCRIBE", subscribe={"framework_info": info})
stream = response.getheader("Mesos-Stream-Id") or sys.exit(f"{response.status} {response.read().decode()}")
for event in events(response):
    if event["type"] == "SUBSCRIBED":
        framework = event["subscribed"]["framework_id"]
    elif event["type"] == "OFFERS" and agent is None:
        offer = event["offers"]["offers"][0]
        agent, launched = offer["agent_id"], time.monotonic()
        call("ACCEPT", accept={"offer_ids": [offer["id"]], "operations": [
            {"type": "LAUNCH", "launch": {"task_infos": [task(offer)]}}]})
    elif event["type"] == "UPDATE":
        status = event["update"]["status"]
        reason = status.get("reason", "").replace("REASON_", " ")
        print(f"{time.monotonic() - launched:6.2f} {status['state']}{reason}: {status.get('message', '')}", flush=True)
        if "uuid" in status:
            call("ACKNOWLEDGE", acknowledge={key: status[key] for key in ("agent_id", "task_id", "uuid")})
        if status["state"] == "TASK_RUNNING" and a.kill_after is not None:
            threading.Timer(a.kill_after, kill).start()
            a.kill_after = None
        if status["state"] not in ("TASK_STAGING", "TASK_STARTING", "TASK_RUNNING", "TASK_KILLING"):
            call("TEARDOWN")
            sys.exit(status["state"] not in ("TASK_FINISHED", "TASK_KILLED"))
    elif event["type"] == "ERROR":
        sys.exit(event["error"]["message"])
