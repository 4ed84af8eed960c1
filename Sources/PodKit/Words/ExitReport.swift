/// How one run of a container ended.
public struct ExitReport: Hashable, Sendable {
    /// The exit status as the engine reports it: 128 + n after signal n.
    public var status: Int
    /// The memory limit for which the kernel killed the container's process; `nil` if it ended otherwise.
    public var outOfMemory: OutOfMemory?
    /// What the engine says of a process that it could not start, empty otherwise.
    public var engineMessage: String
    /// The last lines that the container printed, oldest first.
    public var lastLines: [String]
    /// Whether it ended while the engine was away: an engine that is shut down without live-restore ends its containers.
    public var duringEngineLoss: Bool

    /// Makes a report from its parts; what is left out was not the case.
    public init(
        status: Int,
        outOfMemory: OutOfMemory? = nil,
        engineMessage: String = "",
        lastLines: [String] = [],
        duringEngineLoss: Bool = false
    ) {
        self.status = status
        self.outOfMemory = outOfMemory
        self.engineMessage = engineMessage
        self.lastLines = lastLines
        self.duringEngineLoss = duringEngineLoss
    }

    /// The signal that ended the process, by the shell's convention, or `nil` if it exited by itself.
    public var signal: Int? {
        (129...192).contains(status) ? status - 128 : nil
    }

    /// The end in words: `exited with status 3`, `terminated by signal 9 (SIGKILL)`, `ran out of memory …`.
    public var summary: String {
        guard duringEngineLoss, outOfMemory == nil else { return cause }
        return
            "\(cause) while the Docker Engine was away: one that is shut down without live-restore ends its containers"
    }

    private var cause: String {
        if let outOfMemory { return "ran out of memory: \(outOfMemory)" }
        if !engineMessage.isEmpty { return "could not run: \(engineMessage)" }
        if let signal { return "terminated by signal \(signal)\(SignalName.name(of: signal).map { " (\($0))" } ?? "")" }
        return "exited with status \(status)"
    }
}
