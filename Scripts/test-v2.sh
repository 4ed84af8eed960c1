#!/bin/bash
# Runs the tests of PodCgroups on a kernel whose controllers are all on cgroup v2, whatever the machine itself has:
# Debian's cloud kernel, unpacked and not installed, boots in QEMU with an initramfs of busybox and the test program.
# Prints PASS or FAIL for each test; the exit status is 0 only if all passed. Needs root only to install packages.
#
#   Scripts/test-v2.sh [FILTER]      FILTER is a regular expression over tests; those that use the kernel by default
#
# BUILD_DIR   where the tests were built, .build/debug by default; they are built if they are not there
# CACHE_DIR   where the kernel is kept between runs, .build/test-v2 by default
# TIMEOUT     seconds for the machine's whole life, 300 by default
set -euo pipefail
cd "$(dirname "$0")/.."

filter=${1:-PodCgroupsTests.*Kernel}
build=${BUILD_DIR:-.build/debug}
cache=${CACHE_DIR:-.build/test-v2}
tests=$build/podkitPackageTests.xctest

need() {
    local missing=()
    command -v qemu-system-x86_64 >/dev/null || missing+=(qemu-system-x86)
    command -v cpio >/dev/null || missing+=(cpio)
    command -v busybox >/dev/null || missing+=(busybox-static)
    ((${#missing[@]} == 0)) && return
    echo "installing ${missing[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Leaves the newest cloud kernel as $cache/vmlinuz.
fetch_kernel() {
    [[ -e $cache/vmlinuz ]] && return
    mkdir -p "$cache"
    local package directory
    apt-cache show linux-image-cloud-amd64 >/dev/null 2>&1 || apt-get update -qq
    package=$(apt-cache depends linux-image-cloud-amd64 | awk '/Depends: linux-image-/ {print $2; exit}')
    directory=$(mktemp -d)
    (cd "$directory" && apt-get download -qq -o APT::Sandbox::User=root "$package" && dpkg -x ./*.deb root)
    cp "$directory"/root/boot/vmlinuz-* "$cache/vmlinuz"
    rm -r "$directory"
}

# The test program, the shared objects that it is linked to, busybox, and an init that runs it.
make_initramfs() {
    local root=$1 library name
    mkdir -p "$root"/{bin,dev,proc,sys,tmp,lib64}
    cp "$(command -v busybox)" "$root/bin/busybox"
    for name in $("$root/bin/busybox" --list | grep -vx busybox); do ln -s busybox "$root/bin/$name"; done
    cp "$tests" "$root/bin/tests"
    ldd "$tests" | awk '/=> \// {print $3} /^\t\/.*ld-linux/ {print $1}' | while read -r library; do
        cp -L "$library" "$root/lib64/"
    done
    strip --strip-debug "$root/bin/tests"
    # The tests look for fixtures where their source was.
    mkdir -p "$root$PWD" && cp -r Fixtures "$root$PWD/"
    cat >"$root/init" <<-INIT
	#!/bin/busybox sh
	export PATH=/bin LD_LIBRARY_PATH=/lib64 NO_COLOR=1
	mount -t devtmpfs dev /dev
	mount -t proc proc /proc
	mount -t sysfs sys /sys
	mount -t cgroup2 cgroup2 /sys/fs/cgroup
	uname -r
	cat /sys/fs/cgroup/cgroup.controllers
	tests --testing-library swift-testing --no-parallel --filter '$filter' 2>&1
	echo "exit status \$?"
	poweroff -f
	INIT
    chmod +x "$root/init"
    (cd "$root" && find . | cpio --quiet -o -H newc) >"$root.img"
}

need
fetch_kernel
[[ -e $tests ]] || swift build --build-tests
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
make_initramfs "$work/root"

# Software emulation: it is the same everywhere, with or without nested virtualization.
timeout "${TIMEOUT:-300}" qemu-system-x86_64 -machine q35,accel=tcg -cpu max -smp 2 -m 1024 -nodefaults -no-reboot \
    -display none -serial stdio -kernel "$cache/vmlinuz" -initrd "$work/root.img" \
    -append "console=ttyS0 quiet panic=-1 cgroup_no_v1=all psi=1" </dev/null | tr -d '\r' >"$work/log" || true

sed -n -e '/ run with /d' -e 's/^✔ Test \(.*\) passed after \(.*\) seconds\./PASS \1 \2 s/p' \
    -e 's/^✘ Test \(.*\) failed.*/FAIL \1/p' -e 's/^✘ Test .* recorded an issue/     &/p' "$work/log"
if ! grep -q '^exit status 0$' "$work/log" || ! grep -q '^✔ Test run with [1-9]' "$work/log"; then
    echo "--- the machine's console:"
    cat "$work/log"
    exit 1
fi
grep '^✔ Test run with' "$work/log"
