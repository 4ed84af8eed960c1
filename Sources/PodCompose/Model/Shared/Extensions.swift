/// Keys that start with `x-` and what was written under them (Compose Specification, Extensions).
///
/// Compose gives them no meaning; they are kept for the tools that do.
public typealias Extensions = Node.Mapping
