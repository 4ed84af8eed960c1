/// Reads variables one by one and keeps what is wrong with them.
struct EnvironmentReader {
    let variables: [String: String]
    private(set) var problems: [String] = []

    init(variables: [String: String]) {
        self.variables = variables
    }

    /// The value as it is.
    func text(_ name: String) -> String? { value(name) }

    /// The value, unless it is unset or empty, which mean the same here.
    private func value(_ name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    mutating func missing(_ name: String) {
        if variables[name] == nil { problems.append("\(name) is not set") }
    }

    /// An identifier as Mesos allows it (`common/validation.cpp`).
    mutating func identifier(_ name: String) -> String {
        guard let text = value(name) else {
            problems.append("\(name) is not set")
            return ""
        }
        let isValid =
            text.utf8.count <= 255 && text != "." && text != ".."
            && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") }
        if !isValid { problems.append("\(name)=\(text) is no identifier") }
        return text
    }

    mutating func path(_ name: String) -> String? {
        guard let text = value(name) else { return nil }
        if !text.hasPrefix("/") { problems.append("\(name)=\(text) is no absolute path") }
        return text
    }

    mutating func flag(_ name: String) -> Bool {
        switch value(name)?.lowercased() {
        case nil, "0", "false": return false
        case "1", "true": return true
        case let text?:
            problems.append("\(name)=\(text) is neither 1 nor 0")
            return false
        }
    }

    mutating func duration(_ name: String) -> Duration? {
        guard let text = value(name) else { return nil }
        let duration = Duration(mesos: text)
        if duration == nil { problems.append("\(name)=\(text) is no duration such as 5secs or 15mins") }
        return duration
    }

    mutating func agentPID(_ name: String) -> AgentPID? {
        guard let text = value(name) else {
            problems.append("\(name) is not set")
            return nil
        }
        let pid = AgentPID(text)
        if pid == nil { problems.append("\(name)=\(text) is no address such as slave(1)@10.1.2.3:5051") }
        return pid
    }

    /// The token; what is wrong with it is told without it.
    mutating func token(_ name: String) -> AuthenticationToken? {
        guard let text = value(name) else { return nil }
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            problems.append("\(name) holds bytes that no token has")
            return nil
        }
        return AuthenticationToken(text)
    }
}
