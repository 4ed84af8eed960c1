/// The types that interpolated text takes at the places where Compose expects something else.
enum TypeCast: Sendable {
    case integer
    case number
    /// A number of single precision, as `cpus` is one.
    case float
    case boolean

    struct Failure: Error {
        let message: String
    }

    /// The typed value of a text; `warning` is told what should be written differently.
    func value(of text: String, warning: (String) -> Void) throws(Failure) -> Node.Value {
        switch self {
        case .integer:
            do { return .int(try GoNumber.int64(text)) } catch { throw Self.failure(text, "a whole number", error) }
        case .number:
            do { return .float(try GoNumber.double(text)) } catch { throw Self.failure(text, "a number", error) }
        case .float:
            do {
                return .float(GoFormat.widened(try GoNumber.float(text)))
            } catch {
                throw Self.failure(text, "a number", error)
            }
        case .boolean:
            switch text.lowercased() {
            case "true": return .bool(true)
            case "false": return .bool(false)
            case "y", "yes", "on":
                warning("\(GoFormat.quoted(text)) for boolean is not supported by YAML 1.2, please use `true`")
                return .bool(true)
            case "n", "no", "off":
                warning("\(GoFormat.quoted(text)) for boolean is not supported by YAML 1.2, please use `false`")
                return .bool(false)
            default: throw Failure(message: "invalid boolean: \(text)")
            }
        }
    }

    private static func failure(_ text: String, _ expected: String, _ reason: GoNumber.Failure) -> Failure {
        let problem = reason == .range ? "is out of range for" : "is not"
        return Failure(message: "\(GoFormat.quoted(text)) \(problem) \(expected)")
    }
}
