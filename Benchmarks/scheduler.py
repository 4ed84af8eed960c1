"""A Mesos framework that launches pods and notes when what was told of them."""
import http.client
import json
import threading
import uuid

TERMINAL = {"TASK_FINISHED", "TASK_FAILED", "TASK_KILLED", "TASK_ERROR", "TASK_LOST", "TASK_DROPPED", "TASK_GONE"}


def scalar(name, value):
    return {"name": name, "type": "SCALAR", "scalar": {"value": value}}


class Scheduler:
    """Subscribes; `with` tears it down at the end."""

    def __init__(self, master):
        self.master, self.framework, self.stream = master, None, ""
        self.offers, self.agent, self.updates = [], None, {}
        self.changed = threading.Condition()
        info = {"user": "root", "name": "bench", "checkpoint": True, "roles": ["*"],
                "capabilities": [{"type": c} for c in ("MULTI_ROLE", "TASK_KILLING_STATE", "PARTITION_AWARE")]}
        response = self.call("SUBSCRIBE", subscribe={"framework_info": info})
        self.stream = response.getheader("Mesos-Stream-Id")
        threading.Thread(target=self.listen, args=(response,), daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.call("TEARDOWN")

    def call(self, kind, **body):
        connection = http.client.HTTPConnection(self.master, timeout=600)
        text = json.dumps({"type": kind, **({"framework_id": self.framework} if self.framework else {}), **body})
        headers = {"Content-Type": "application/json", **({"Mesos-Stream-Id": self.stream} if self.stream else {})}
        connection.request("POST", "/api/v1/scheduler", text, headers)
        return connection.getresponse()

    def listen(self, response):
        while size := response.readline():
            event = json.loads(response.read(int(size)))
            with self.changed:
                if event["type"] == "SUBSCRIBED":
                    self.framework = event["subscribed"]["framework_id"]
                elif event["type"] == "OFFERS":
                    self.offers += event["offers"]["offers"]
                elif event["type"] == "UPDATE":
                    status = event["update"]["status"]
                    if "uuid" in status:
                        self.call("ACKNOWLEDGE", acknowledge={k: status[k] for k in ("agent_id", "task_id", "uuid")})
                    self.updates.setdefault(status["task_id"]["value"], []).append(status)
                self.changed.notify_all()

    def wait(self, condition, limit=120):
        with self.changed:
            if not self.changed.wait_for(condition, limit):
                raise RuntimeError(f"not within {limit} s: {[u[-1].get('message') for u in self.updates.values()]}")

    def launch(self, executor, uri, count=1, cpus=0.1, memory=64):
        """Launches so many tasks on one offer. Returns their ids."""
        def fitting():
            need = count * (cpus + 0.1)
            return next((o for o in self.offers for r in o["resources"] if r["name"] == "cpus" and r["scalar"]["value"] >= need), None)

        # What one task has left over is offered before all that another has given back: it is declined, to come as one.
        while not fitting():
            self.wait(lambda: self.offers)
            with self.changed:
                small, self.offers = [o for o in self.offers if o is not fitting()], [o for o in self.offers if o is fitting()]
            self.call("DECLINE", decline={"offer_ids": [o["id"] for o in small], "filters": {"refuse_seconds": 0}})
        offer = fitting()
        self.offers.remove(offer)
        self.agent = offer["agent_id"]
        ids = [f"bench-{uuid.uuid4().hex[:8]}" for _ in range(count)]
        tasks = [{
            "name": "pod", "task_id": {"value": id}, "agent_id": self.agent,
            "resources": [scalar("cpus", cpus), scalar("mem", memory)],
            "executor": {
                "type": "CUSTOM", "executor_id": {"value": id}, "framework_id": self.framework,
                "command": {"value": executor, "uris": [{"value": uri}]},
                "resources": [scalar("cpus", 0.1), scalar("mem", 64)],
                "shutdown_grace_period": {"nanoseconds": 30 * 10**9}}} for id in ids]
        self.call("ACCEPT", accept={"offer_ids": [offer["id"]], "filters": {"refuse_seconds": 0}, "operations": [
            {"type": "LAUNCH", "launch": {"task_infos": tasks}}]})
        return ids

    def kill(self, id):
        self.call("KILL", kill={"task_id": {"value": id}, "agent_id": self.agent})

    def status(self, id, states, limit=120):
        """The first update of a task with one of these states, waited for."""
        def found():
            return next((s for s in self.updates.get(id, []) if s["state"] in states), None)
        self.wait(lambda: found() or any(s["state"] in TERMINAL for s in self.updates.get(id, [])), limit)
        status = found()
        if status is None:
            raise RuntimeError(f"{id} ended otherwise: {self.updates[id][-1]}")
        return status
