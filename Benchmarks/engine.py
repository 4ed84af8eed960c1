"""The Docker Engine by raw calls: the floor that no client can be faster than."""
import concurrent.futures
import http.client
import json
import os
import socket
import time

IMAGE = "podkit/busybox:test"


class Connection(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock").removeprefix("unix://"))


def call(method, path, body=None):
    connection = Connection("docker")
    connection.request(
        method, path, None if body is None else json.dumps(body), {"Content-Type": "application/json"}
    )
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    if answer.status >= 400:
        raise RuntimeError(f"{method} {path}: {answer.status} {text.decode()}")
    return json.loads(text) if text[:1] in (b"{", b"[") else text


def create(body):
    return call("POST", "/containers/create", body)["Id"]


def launch_and_remove(services, infra_image, pool):
    """Seconds to launch a pod of an infra container and some services, and to remove it, as parallel as can be."""
    begin = time.monotonic()
    infra = create({"Image": infra_image})
    # A joining container needs the infra container to exist when it is created, to run only when it starts.
    starting = pool.submit(call, "POST", f"/containers/{infra}/start")
    joining = {"Image": IMAGE, "Cmd": ["sleep", "1000"], "HostConfig": {"NetworkMode": f"container:{infra}"}}
    containers = list(pool.map(create, [joining] * services))
    starting.result()
    list(pool.map(lambda container: call("POST", f"/containers/{container}/start"), containers))
    up = time.monotonic()
    list(pool.map(lambda container: call("DELETE", f"/containers/{container}?force=1&v=1"), [*containers, infra]))
    return up - begin, time.monotonic() - up


def pool():
    return concurrent.futures.ThreadPoolExecutor(16)
