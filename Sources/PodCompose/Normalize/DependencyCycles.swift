import OrderedCollections

/// Finds services that wait for each other.
enum DependencyCycles {
    static func check(_ project: Project) throws(ComposeError) {
        var finished: Set<String> = []
        for name in project.services.keys.sorted() where !finished.contains(name) {
            try visit(name, project, &finished)
        }
    }

    /// Goes down every path from a service, without recursion: a chain may be as long as the file.
    private static func visit(
        _ start: String,
        _ project: Project,
        _ finished: inout Set<String>
    ) throws(ComposeError) {
        var path = [start]
        var onPath: Set<String> = [start]
        var open = [dependencies(of: start, project)[...]]
        while let name = path.last {
            guard let next = open[open.count - 1].popFirst() else {
                finished.insert(name)
                onPath.remove(name)
                path.removeLast()
                open.removeLast()
                continue
            }
            if let index = onPath.contains(next) ? path.firstIndex(of: next) : nil {
                let cycle = (path[index...] + [next]).joined(separator: " -> ")
                throw ComposeError(
                    .cycle,
                    "dependency cycle detected: \(cycle)",
                    at: project.location(of: "services", name, "depends_on", next)
                )
            }
            if finished.contains(next) { continue }
            path.append(next)
            onPath.insert(next)
            open.append(dependencies(of: next, project)[...])
        }
    }

    private static func dependencies(of name: String, _ project: Project) -> [String] {
        (project.services[name]?.dependsOn.keys ?? []).filter { project.services[$0] != nil }.sorted()
    }
}
