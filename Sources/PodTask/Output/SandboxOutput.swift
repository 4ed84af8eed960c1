import Logging
import PodConfiguration
import PodKit
import PodTerminal
import SystemPackage

/// What the containers of a pod print, in the sandbox: on standard output and standard error with the container's name
/// before each line, and in a file of its own for each container, `logs/<container>.log`.
actor SandboxOutput {
    private let executor = BlockingQueueExecutor(label: "podtask.output")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Nothing if no files are wanted, or they cannot be had.
    private let directory: SandboxDirectory?
    private let fileSize: Int64
    private let fileCount: Int
    private let column: ServiceColumn
    private let logger: Logger
    private var files: [String: RotatingFile] = [:]
    /// Containers whose log could not be written, which is told once.
    private var failed: Set<String> = []

    /// To be made before there are containers, which could put something else where the files are to be.
    init(sandbox: String, services: [String], configuration: OperatorConfiguration, logger: Logger) {
        fileSize = configuration.logSize
        fileCount = configuration.logFiles
        column = ServiceColumn(services: services, hasColors: false)
        self.logger = logger
        do {
            directory = fileCount > 0 ? try SandboxDirectory(FilePath(sandbox)).directory("logs") : nil
        } catch {
            logger.warning(
                "the containers get no logs of their own, the sandbox's directory logs cannot be had: \(error)"
            )
            directory = nil
        }
    }

    func write(_ lines: [OutputLine]) {
        var bytes: (output: [UInt8], errors: [UInt8]) = ([], [])
        var own: [String: [UInt8]] = [:]
        for line in lines {
            let whole = column.prefix(for: line.container) + line.bytes + [UInt8(ascii: "\n")]
            if line.stream == .standardError { bytes.errors += whole } else { bytes.output += whole }
            own[line.container, default: []] += line.bytes + [UInt8(ascii: "\n")]
        }
        // The agent's logger may be gone or the disk full: the pod goes on.
        PatientStream.standardOutput.write(bytes.output)
        PatientStream.standardError.write(bytes.errors)
        guard let directory else { return }
        for (container, bytes) in own { write(bytes, of: container, in: directory) }
    }

    private func write(_ bytes: [UInt8], of container: String, in directory: SandboxDirectory) {
        do {
            let name = "\(container).log"
            let file =
                try files[container] ?? RotatingFile(name, in: directory, limit: fileSize, count: fileCount)
            files[container] = file
            try file.write(bytes)
        } catch {
            guard failed.insert(container).inserted else { return }
            logger.warning("the log of \(container) cannot be written: \(error)")
        }
    }
}
