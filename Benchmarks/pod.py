"""One pod, launched by pod-executor and by docker compose."""
import json
import signal
import subprocess
import time

import process


class Pod:
    """A `pod-executor run` that has been started; `with` waits until the pod runs, and stops it at the end."""

    def __init__(self, program, file, name):
        self.begin = time.monotonic()
        self.process = subprocess.Popen(
            [program, "run", "-f", file, "--name", name, "--events", "json"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self):
        for line in self.process.stdout:
            if json.loads(line).get("event") == "running":
                self.up = time.monotonic() - self.begin
                return self
        raise RuntimeError(f"the pod did not run: status {self.process.wait(60)}")

    def __exit__(self, *error):
        if self.process.returncode is not None:
            return
        begin = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.peak = process.peak(self.process.pid)
        for _ in self.process.stdout:
            self.peak = process.peak(self.process.pid) or self.peak
        self.process.wait()
        self.down = time.monotonic() - begin


def launch(program, file, name):
    """Seconds to launch and to remove, and peak memory in MB."""
    with Pod(program, file, name) as pod:
        pass
    return pod.up, pod.down, pod.peak


def launch_by_compose(compose, file, name):
    """The same, by whole processes of `docker compose up -d` and `down`."""
    up = process.run([compose, "-p", name, "-f", file, "up", "-d"])
    down = process.run([compose, "-p", name, "-f", file, "down", "-v", "-t", "0"])
    if up is None or up.status != 0:
        raise RuntimeError(f"docker compose up: {up.errors if up else 'no end'}")
    return up.seconds, down.seconds, max(up.peak, down.peak)
