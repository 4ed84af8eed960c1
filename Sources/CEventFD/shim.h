// The Glibc module leaves eventfd(2) out.
#include <sys/eventfd.h>
