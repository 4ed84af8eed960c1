public import OrderedCollections

/// A set of resources.
public struct Resource: Sendable, Hashable {
    /// CPU cores. A 32-bit number, as the reference holds it.
    public var cpus: Float?
    /// Bytes.
    public var memory: Int64?
    /// The number of processes.
    public var pids: Int64?
    /// Devices.
    public var devices: [DeviceRequest]
    /// Resources that operators define.
    public var genericResources: [GenericResource]
    /// Keys that start with `x-`, as they were written.
    public var extensions: Extensions

    /// Makes a value from its parts; absent parts are as if they were not written.
    public init(
        cpus: Float? = nil,
        memory: Int64? = nil,
        pids: Int64? = nil,
        devices: [DeviceRequest] = [],
        genericResources: [GenericResource] = [],
        extensions: Extensions = [:]
    ) {
        self.cpus = cpus
        self.memory = memory
        self.pids = pids
        self.devices = devices
        self.genericResources = genericResources
        self.extensions = extensions
    }
}
