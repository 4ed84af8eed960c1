import FoundationEssentials
import Logging
import PodKit
import SystemPackage

/// What the containers of a pod print, in the sandbox: on standard output and standard error with the service's name
/// before each line, and in a file of its own for each service, `logs/<service>.log`.
actor SandboxOutput {
    private let executor = BlockingQueueExecutor(label: "podtask.output")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let directory: FilePath
    private let fileSize: Int64
    private let fileCount: Int
    private let column: ServiceColumn
    private let logger: Logger
    private var files: [String: RotatingFile] = [:]
    private var hasFailed = false

    init(sandbox: String, services: [String], configuration: OperatorConfiguration, logger: Logger) {
        directory = FilePath(sandbox).appending("logs")
        fileSize = configuration.logSize
        fileCount = configuration.logFiles
        column = ServiceColumn(services: services, hasColors: false)
        self.logger = logger
    }

    func write(_ lines: [OutputLine]) {
        var bytes: (output: [UInt8], errors: [UInt8]) = ([], [])
        var own: [String: [UInt8]] = [:]
        for line in lines {
            let whole = column.prefix(for: line.service) + line.bytes + [UInt8(ascii: "\n")]
            if line.stream == .standardError { bytes.errors += whole } else { bytes.output += whole }
            own[line.service, default: []] += line.bytes + [UInt8(ascii: "\n")]
        }
        // The agent's logger may be gone or the disk full: the pod goes on.
        if !bytes.output.isEmpty { _ = try? FileDescriptor.standardOutput.writeAll(bytes.output) }
        if !bytes.errors.isEmpty { _ = try? FileDescriptor.standardError.writeAll(bytes.errors) }
        guard fileCount > 0 else { return }
        for (service, bytes) in own { write(bytes, of: service) }
    }

    private func write(_ bytes: [UInt8], of service: String) {
        do {
            let file = try files[service] ?? open(service)
            files[service] = file
            try file.write(bytes)
        } catch {
            if !hasFailed { logger.warning("the log of \(service) cannot be written: \(error)") }
            hasFailed = true
        }
    }

    private func open(_ service: String) throws -> RotatingFile {
        try FileManager.default.createDirectory(atPath: directory.string, withIntermediateDirectories: true)
        return try RotatingFile(directory.appending("\(service).log"), limit: fileSize, count: fileCount)
    }
}
