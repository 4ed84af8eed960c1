import PodHTTP

/// The method, path and query of a call, without the API version.
struct Route {
    var method: HTTPMethodName
    var path: String
    var query = URLQuery()

    /// - Parameter path: a path whose variable parts have gone through `Route.escape`.
    init(_ method: HTTPMethodName, _ path: String) {
        self.method = method
        self.path = path
    }

    /// A name or id as one part of a path; image names keep their slashes and colons.
    static func escape(_ name: String) -> String {
        URLQuery.encode(name, keeping: "/:@+")
    }

    mutating func add(_ name: String, _ value: String?) {
        query.add(name, value)
    }

    /// Adds `1` if `value` is true, and nothing otherwise.
    mutating func add(_ name: String, _ value: Bool) {
        if value { query.add(name, "1") }
    }

    /// The route for people; the query is left out, since build arguments and the like may be secret.
    var description: String { "\(method.rawValue) \(path)" }
}
