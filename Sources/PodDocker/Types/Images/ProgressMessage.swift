/// One line of progress of `POST /images/create`, `/images/load` and `/build`.
public struct ProgressMessage: Hashable, Sendable, Decodable {
    /// The layer that the line is about.
    public var id: String?
    /// What happens: `Downloading`, `Pull complete`.
    public var status: String?
    /// How far it is.
    public var detail: Detail?
    /// Output of a build or a load.
    public var stream: String?
    /// What a build has made.
    public var aux: Aux?
    /// What failed; the streams of this library throw it instead.
    public var error: String?

    enum CodingKeys: String, CodingKey {
        case id
        case status
        case detail = "progressDetail"
        case stream
        case aux
        case error
    }

    /// How far a step is.
    public struct Detail: Hashable, Sendable, Decodable {
        /// The bytes, or units, done.
        public var current: Int64?
        /// The bytes, or units, in all, if known.
        public var total: Int64?
    }

    /// What a build has made.
    public struct Aux: Hashable, Sendable, Decodable {
        /// The new image's id.
        public var id: String?

        enum CodingKeys: String, CodingKey {
            case id = "ID"
        }
    }
}
