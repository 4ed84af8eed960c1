/// How a check asks for a page (`HTTPCheckInfo.scheme` of Mesos).
enum CheckScheme: String {
    case http
    /// No certificate is refused: a probe asks whether there is an answer.
    case https
}
