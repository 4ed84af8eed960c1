/// The processes of a container: the answer of `GET /containers/{id}/top`.
public struct ContainerProcesses: Hashable, Sendable, Decodable {
    /// The columns' titles.
    public var titles: [String]?
    /// One row of columns a process.
    public var rows: [[String]]?

    enum CodingKeys: String, CodingKey {
        case titles = "Titles"
        case rows = "Processes"
    }
}
