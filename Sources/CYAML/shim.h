// libyaml's public interface. The archive is named by PodCompose's linker settings.
#include <yaml.h>
