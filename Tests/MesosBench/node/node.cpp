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
// goes to the sandbox as in a real agent instead of to its own stdout. A local
// cluster makes no domain socket for executors; an agent here does as
// mesos-agent, if its flags ask for one and say where.

#include <dlfcn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
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
#define SOCKET       "_ZN7process7network8internal10SocketImpl6createEiNS2_4KindE"
#define SLAVE        "_ZN5mesos8internal5slave5SlaveC1ERKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEERKNS1_5FlagsEPNS_6master8detector14MasterDetectorEPNS1_13ContainerizerEPNS0_5FilesEPNS1_16GarbageCollectorEPNS1_23TaskStatusUpdateManagerEPNS_5slave17ResourceEstimatorEPNSQ_13QoSControllerEPNS_15SecretGeneratorEPNS1_16VolumeGidManagerEPNS0_20PendingFutureTrackerEON7process5OwnedINS1_9CSIServerEEERK6OptionINS11_7network8internal6SocketINS17_4unix7AddressEEEERKS16_IPNS_10AuthorizerEE"
#define SWITCHBOARD  "_ZN5mesos8internal5slave13IOSwitchboard6createERKNS1_5FlagsEb"

struct OptionString { int state; alignas(8) char raw[32]; };  // state: 0 some, 1 none

extern "C" void local_launch(void* result, const void* flags, void* allocator) asm(LAUNCH);
extern "C" bool process_initialize(const OptionString& delegate, const OptionString&, const OptionString&) asm(INIT);
extern "C" void make_upid(void* upid, const std::string&) asm(UPID);
extern "C" void appoint_upid(void* detector, void* upid) asm(APPOINT_UPID);
extern "C" void make_socket(void* result, int descriptor, int kind) asm(SOCKET);

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

// movabs; jmp *%rax.
static void redirect(char* at, const void* target) {
  char jump[12] = {0x48, (char)0xb8, 0, 0, 0, 0, 0, 0, 0, 0, (char)0xff, (char)0xe0};
  memcpy(jump + 2, &target, 8);
  patch(at, nullptr, jump, sizeof jump);
}

static void* slave;
static char slave_start[12];
alignas(16) static char executor_socket[512];  // Try<shared_ptr<SocketImpl>>, which begins as Option<Socket> does.

// Slave::Slave, with a socket for executors as its 15th argument. It is called once.
static void make_slave(void* a, void* b, void* c, void* d, void* e, void* f, void* g, void* h, void* i, void* j,
                       void* k, void* l, void* m, void* n, void*, void* authorizer) {
  patch((char*)slave, nullptr, slave_start, sizeof slave_start);
  auto original = (void (*)(void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, void*, void*,
                            void*, void*, void*))slave;
  original(a, b, c, d, e, f, g, h, i, j, k, l, m, n, executor_socket, authorizer);
}

static void listen_for_executors(const char* path) {
  sockaddr_un address{AF_UNIX, {}};
  strncpy(address.sun_path, path, sizeof address.sun_path - 1);
  unlink(path);
  int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (bind(descriptor, (sockaddr*)&address, sizeof address) != 0 || chmod(path, 0666) != 0) {
    perror(path);
    exit(2);
  }
  make_socket(executor_socket, descriptor, 0);
  slave = dlsym(RTLD_DEFAULT, SLAVE);
  memcpy(slave_start, slave, sizeof slave_start);
  redirect((char*)slave, (void*)make_slave);
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
    // StandaloneMasterDetector::appoint(MasterInfo) -> our appoint.
    redirect((char*)dlsym(RTLD_DEFAULT, APPOINT), (void*)appoint);
  }

  // local::Flags: vtable pointer, std::string work_dir at 8, int num_slaves at 40.
  alignas(16) static char flags[8192];
  new (flags + 8) std::string(argv[2]);
  *(int*)(flags + 40) = agent ? 1 : 0;

  OptionString none{1, {}}, delegate{0, {}};
  new (delegate.raw) std::string(agent ? "slave(1)" : "master");
  process_initialize(delegate, none, none);
  const char* location = getenv("MESOS_DOMAIN_SOCKET_LOCATION");
  if (agent && location) listen_for_executors(location);

  alignas(16) static char pid[256];
  local_launch(pid, flags, nullptr);
  for (;;) pause();
}
