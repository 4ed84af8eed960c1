extension Project {
    /// The project as text, as `docker compose config` prints it before it doubles the dollars.
    ///
    /// - Throws: `ComposeError` if the project holds something that the format has no form for.
    public func text(as format: CanonicalFormat) throws(ComposeError) -> String {
        try canonicalDocument(for: format).text(as: format)
    }
}

extension Node {
    /// The node as JSON or YAML.
    public func text(as format: CanonicalFormat) throws(ComposeError) -> String {
        switch format {
        case .json: try JSONText.encode(self) + "\n"
        case .yaml: YAMLText.encode(self)
        }
    }
}
