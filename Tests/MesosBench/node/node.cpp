// A Mesos 1.11.0 master, or an agent of one, out of the `mesos.scheduler`
// binary that Python packages carry: that binary holds the whole of libmesos, because
// its driver can start a "local" cluster in its own process.
//
// usage: node master WORK_DIR
//        node agent  WORK_DIR MASTER_HOST:PORT
//
// Every MESOS_* and LIBPROCESS_* variable works as it does for mesos-master
// and mesos-agent. An agent is a local cluster with one agent, whose detector
// is told of the real master instead of its own, and whose executors' output
// goes to the sandbox as in a real agent instead of to its own stdout.

#include <dlfcn.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#define LAUNCH   "_ZN5mesos8internal5local6launchERKNS1_5FlagsEPNS_9allocator9AllocatorE"
#define INIT     "_ZN7process10initializeERK6OptionINSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEEES9_S9_"
#define UPID     "_ZN7process4UPIDC1ERKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE"
#define APPOINT      "_ZN5mesos6master8detector24StandaloneMasterDetector7appointERK6OptionINS_10MasterInfoEE"
#define APPOINT_UPID "_ZN5mesos6master8detector24StandaloneMasterDetector7appointERKN7process4UPIDE"
#define SWITCHBOARD  "_ZN5mesos8internal5slave13IOSwitchboard6createERKNS1_5FlagsEb"

struct OptionString { int state; alignas(8) char raw[32]; };  // state: 0 some, 1 none

extern "C" void local_launch(void* result, const void* flags, void* allocator) asm(LAUNCH);
extern "C" bool process_initialize(const OptionString& delegate, const OptionString&, const OptionString&) asm(INIT);
extern "C" void make_upid(void* upid, const std::string&) asm(UPID);
extern "C" void appoint_upid(void* detector, void* upid) asm(APPOINT_UPID);

static std::string master;

static void appoint(void* detector, void*) {
  alignas(16) static char upid[512];
  make_upid(upid, "master@" + master);
  appoint_upid(detector, upid);
}

static void patch(char* at, const char* expected, const void* bytes, size_t count) {
  if (expected && memcmp(at, expected, count) != 0) {
    fprintf(stderr, "node: this is not the binary of mesos.scheduler 1.11.0\n");
    exit(2);
  }
  void* page = (void*)((uintptr_t)at & ~(uintptr_t)4095);
  mprotect(page, 8192, PROT_READ | PROT_WRITE | PROT_EXEC);
  memcpy(at, bytes, count);
}

int main(int argc, char** argv) {
  const bool agent = argc == 4 && !strcmp(argv[1], "agent");
  if (!agent && !(argc == 3 && !strcmp(argv[1], "master"))) {
    fprintf(stderr, "usage: node master WORK_DIR | node agent WORK_DIR MASTER_HOST:PORT\n");
    return 2;
  }
  if (agent) {
    master = argv[3];
    // IOSwitchboard::create(flags, local): make `local` false (mov %edx,%r13d -> xor).
    patch((char*)dlsym(RTLD_DEFAULT, SWITCHBOARD) + 0x17, "\x41\x89\xd5", "\x45\x31\xed", 3);
    // StandaloneMasterDetector::appoint(MasterInfo) -> our appoint: movabs; jmp *%rax.
    char jump[12] = {0x48, (char)0xb8, 0, 0, 0, 0, 0, 0, 0, 0, (char)0xff, (char)0xe0};
    void* target = (void*)appoint;
    memcpy(jump + 2, &target, 8);
    patch((char*)dlsym(RTLD_DEFAULT, APPOINT), nullptr, jump, sizeof jump);
  }

  // local::Flags: vtable pointer, std::string work_dir at 8, int num_slaves at 40.
  alignas(16) static char flags[8192];
  new (flags + 8) std::string(argv[2]);
  *(int*)(flags + 40) = agent ? 1 : 0;

  OptionString none{1, {}}, delegate{0, {}};
  new (delegate.raw) std::string(agent ? "slave(1)" : "master");
  process_initialize(delegate, none, none);

  alignas(16) static char pid[256];
  local_launch(pid, flags, nullptr);
  for (;;) pause();
}
