"""Runs a program and says what it used: spawn.py DESCRIPTOR LIMIT PROGRAM…, with LIMIT in seconds.

The kernel counts peak memory across exec, so that a child begins with its parent's: a benchmark would measure itself.
This parent is smaller than anything that is measured. It writes seconds, peak memory in KiB and exit status to the
descriptor, nothing if the program had to be killed.
"""
import os
import signal
import sys
import time

descriptor, limit = int(sys.argv[1]), int(sys.argv[2])
os.set_inheritable(descriptor, False)
begin = time.monotonic()
pid = os.posix_spawnp(sys.argv[3], sys.argv[3:], os.environ)
signal.signal(signal.SIGALRM, lambda *_: os.kill(pid, signal.SIGKILL))
signal.alarm(limit)
_, status, usage = os.wait4(pid, 0)
seconds = time.monotonic() - begin
if seconds < limit:
    os.write(descriptor, f"{seconds} {usage.ru_maxrss} {os.waitstatus_to_exitcode(status)}".encode())
