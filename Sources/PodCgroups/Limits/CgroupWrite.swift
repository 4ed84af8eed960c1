/// A value for a file of a controller.
struct CgroupWrite: Hashable {
    var file: String
    var value: String

    init(_ file: String, _ value: some CustomStringConvertible) {
        self.file = file
        self.value = value.description
    }
}
