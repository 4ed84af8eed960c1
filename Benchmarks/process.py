"""Programs as the kernel sees them: how long they take, and what they use."""
import os
import subprocess
import sys
import tempfile


class Usage:
    """A finished program: seconds, peak memory in MB, exit status, and the end of what it wrote to its errors."""

    def __init__(self, seconds, peak, status, errors):
        self.seconds, self.peak, self.status, self.errors = seconds, peak, status, errors


def run(arguments, limit=120, directory=None, stdout=subprocess.DEVNULL):
    """Runs a program to its end; None if it does not end within the limit."""
    spawn = [sys.executable, "-I", "-S", os.path.join(os.path.dirname(__file__), "spawn.py")]
    reader, writer = os.pipe()
    with tempfile.TemporaryFile() as errors, open(reader) as report:
        try:
            process = subprocess.Popen(
                [*spawn, str(writer), str(limit), *arguments],
                cwd=directory,
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=errors,
                pass_fds=[writer],
            )
        finally:
            os.close(writer)
        figures = report.read().split()
        process.wait()
        if not figures:
            return None
        errors.seek(0)
        text = errors.read().decode(errors="replace")[-400:]
        return Usage(float(figures[0]), int(figures[1]) * 1024 / 1e6, int(figures[2]), text)


def peak(pid):
    """The most memory that a process has had resident, in MB; None if it has ended."""
    with open(f"/proc/{pid}/status") as lines:
        for line in lines:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 / 1e6
    return None


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
