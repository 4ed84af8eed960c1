"""Programs as the kernel sees them: how long they take, and what they use."""
import os
import subprocess
import tempfile
import time


class Usage:
    """A finished program: seconds, peak memory in MB, exit status, and the end of what it wrote to its errors."""

    def __init__(self, seconds, peak, status, errors):
        self.seconds, self.peak, self.status, self.errors = seconds, peak, status, errors


def run(arguments, limit=120, directory=None, stdout=subprocess.DEVNULL):
    """Runs a program to its end; None if it does not end within the limit."""
    with tempfile.TemporaryFile() as errors:
        begin = time.monotonic()
        process = subprocess.Popen(arguments, cwd=directory, stdin=subprocess.DEVNULL, stdout=stdout, stderr=errors)
        descriptor = os.pidfd_open(process.pid)
        try:
            if not wait_readable(descriptor, limit):
                process.kill()
                os.wait4(process.pid, 0)
                return None
            seconds = time.monotonic() - begin
            _, status, resources = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        finally:
            os.close(descriptor)
        errors.seek(0)
        return Usage(seconds, resources.ru_maxrss / 1000, process.returncode, errors.read().decode(errors="replace")[-400:])


def wait_readable(descriptor, limit):
    import select

    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(limit * 1000))


def memory(pid):
    """Resident, proportional and anonymous memory of a process, in MB."""
    values = {}
    with open(f"/proc/{pid}/smaps_rollup") as lines:
        for line in lines:
            name, *rest = line.split()
            if rest[-1:] == ["kB"]:
                values[name.rstrip(":")] = int(rest[0]) * 1024 / 1e6
    return values["Rss"], values["Pss"], values["Anonymous"]


def activity(pid):
    """CPU ticks of a process so far, and the context switches so far of each of its threads."""
    with open(f"/proc/{pid}/stat") as text:
        fields = text.read().rpartition(")")[2].split()
    switches = {}
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/status") as lines:
            switches[task] = sum(int(line.split()[1]) for line in lines if "ctxt_switches" in line)
    return int(fields[11]) + int(fields[12]), switches


def switches_between(before, after):
    """How often the threads that are there afterwards were woken since; one that has ended meanwhile does not count."""
    return sum(count - before.get(task, 0) for task, count in after.items())
