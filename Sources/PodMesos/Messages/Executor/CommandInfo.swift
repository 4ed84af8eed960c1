/// `mesos.v1.CommandInfo`: a program to run, and the files it needs.
public struct CommandInfo: Hashable, Sendable, Codable {
    /// `CommandInfo.URI`: a file that the agent brings into the sandbox.
    public struct URI: Hashable, Sendable, Codable {
        /// Where it is.
        public var value: String
        /// Whether it is made executable.
        public var executable: Bool?
        /// Whether an archive is unpacked; true if unset.
        public var extract: Bool?
        /// Whether the agent may keep it.
        public var cache: Bool?
        /// Its name in the sandbox, if not the URI's last part.
        public var outputFile: String?

        private enum CodingKeys: String, CodingKey {
            case value
            case executable
            case extract
            case cache
            case outputFile = "output_file"
        }

        /// Makes a file to bring.
        public init(_ value: String) {
            self.value = value
        }
    }

    /// `mesos.v1.Environment`
    public struct Environment: Hashable, Sendable, Codable {
        /// `Environment.Variable`
        public struct Variable: Hashable, Sendable, Codable {
            /// Its name.
            public var name: String
            /// `VALUE`, which is the default, or `SECRET`.
            public var type: String?
            /// Its value, if it is no secret.
            public var value: String?

            /// Makes a variable.
            public init(_ name: String, _ value: String) {
                self.name = name
                self.value = value
            }
        }

        /// The variables, in the framework's order.
        @Repeated public var variables: [Variable]

        /// Makes an environment.
        public init(_ variables: [Variable]) {
            self.variables = variables
        }
    }

    /// The files to bring.
    @Repeated public var uris: [URI]
    /// The variables to set.
    public var environment: Environment?
    /// Whether ``value`` is a shell's command line, which it is if unset, or a program's path.
    public var shell: Bool?
    /// What to run.
    public var value: String?
    /// The arguments, the program's own name first, if no shell is asked for.
    @Repeated public var arguments: [String]
    /// As whom to run.
    public var user: String?

    /// Makes a shell's command line.
    public init(_ value: String? = nil) {
        self.value = value
    }
}
