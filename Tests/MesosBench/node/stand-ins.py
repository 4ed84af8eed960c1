"""Write C sources and version scripts that stand in for the libraries the
mesos.scheduler binary was linked to and this system no longer has.

usage: stand-ins.py BINARY OUTDIR

The binary wants OpenSSL 1.0 and libcurl 3 symbol versions and the Python 2 C
API. Mesos calls none of them when TLS and the curl fetcher are off, so every
symbol becomes a function that returns 0; but for HMAC, which signs the tokens
of executors, and is the system's.
"""

import collections
import pathlib
import re
import subprocess
import sys

binary, out = sys.argv[1], pathlib.Path(sys.argv[2])
symbols = subprocess.run(
    ["nm", "-D", "--undefined-only", "--with-symbol-versions", binary],
    check=True, capture_output=True, text=True).stdout

by_version = collections.defaultdict(list)
python_api = []
for line in symbols.splitlines():
    symbol = line.split()[-1]
    versioned = re.fullmatch(r"(\w+)@((?:OPENSSL|CURL_OPENSSL)_[\d.]+)", symbol)
    if versioned:
        by_version[versioned[2]].append(versioned[1])
    elif re.match(r"_?Py", symbol):
        python_api.append(symbol)


HMAC = """
#include <dlfcn.h>
static void *find(const char *name) { return dlsym(dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL), name); }
const void *EVP_sha256() { return ((const void *(*)())find("EVP_sha256"))(); }
unsigned char *HMAC(const void *kind, const void *key, int key_size, const unsigned char *data, unsigned long size,
                    unsigned char *result, unsigned *result_size) {
  unsigned char *(*hmac)() = (unsigned char *(*)())find("HMAC");
  return hmac(kind, key, key_size, data, size, result, result_size);
}
"""


def shared_library(soname, versions, extra=()):
    names = [n for v in versions for n in by_version[v]] + list(extra)
    source = out / (soname + ".c")
    source.write_text((HMAC if "HMAC" in names else "") + "".join(
        f"long {n}() {{ return 0; }}\n" for n in names if n not in ("HMAC", "EVP_sha256")))
    command = ["gcc", "-w", "-shared", "-fPIC", "-fno-builtin", str(source),
               "-o", str(out / soname), f"-Wl,-soname,{soname}"]
    if versions:
        script = out / (soname + ".map")
        script.write_text("".join(
            "%s { %s };\n" % (v, "global: " + "".join(n + "; " for n in by_version[v])
                              if by_version[v] else "") for v in versions))
        command.append(f"-Wl,--version-script={script}")
    subprocess.run(command, check=True)


shared_library("libssl.so.1.0.0", ["OPENSSL_1.0.0", "OPENSSL_1.0.1", "OPENSSL_1.0.2"])
shared_library("libcrypto.so.1.0.0", ["OPENSSL_1.0.0", "OPENSSL_1.0.2"])
shared_library("libcurl.so.4", ["CURL_OPENSSL_3"])
shared_library("libpython2-stub.so", [], extra=python_api)
