import ArgumentParser

/// What is printed of the totals.
enum ResourceOutput: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
    case marathon
    case aurora
    case mesos
}
