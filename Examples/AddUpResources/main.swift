// Adds up what the services of a Compose file ask for: the file in this directory, or those that are named.

import PodCompose

let loaded = try Project.load(.forThisProcess(files: Array(CommandLine.arguments.dropFirst())))
let totals = loaded.project.resourceTotals()

print("request: \(totals.pod.cpuRequest) CPUs, \(totals.pod.memoryRequest) bytes of memory")
if let cpus = totals.pod.cpuLimit, let memory = totals.pod.memoryLimit {
    print("limit: \(cpus) CPUs, \(memory) bytes of memory")
}
for service in totals.services {
    print("\(service.name): \(service.containers) × \(service.perContainer.memoryRequest) bytes of memory")
}
for port in totals.ports { print("\(port.service) publishes \(port.target)/\(port.transport)") }
for finding in totals.findings { print(finding) }

// The largest sum over what can run at one time, with figures for services that ask for nothing.
let peak = loaded.project.resourceTotals(
    ResourceOptions(defaultCPUs: CPUAmount("0.1"), defaultMemory: 64 << 20, overhead: .none, peak: true)
)
print("peak: \(peak.pod.cpuRequest) CPUs, while \(peak.peak?.cpus ?? []) run")
