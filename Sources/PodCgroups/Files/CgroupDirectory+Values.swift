/// Typed reading. nil where the kernel does not have the file.
extension CgroupDirectory {
    func number(_ name: String) throws(CgroupError) -> UInt64? {
        try parse(name, CgroupText.number)
    }

    func limit(_ name: String) throws(CgroupError) -> CgroupLimit? {
        try parse(name, CgroupText.limit)
    }

    func flatKeyed(_ name: String) throws(CgroupError) -> [Substring: UInt64]? {
        try parse(name, CgroupText.flatKeyed)
    }

    /// - Throws: `malformed` if the file is there and does not parse.
    func parse<Value>(_ name: String, _ parser: (String) -> Value?) throws(CgroupError) -> Value? {
        let file = file(name)
        guard let text = try file.readIfPresent() else { return nil }
        guard let value = parser(text) else {
            throw CgroupError(.malformed, "does not read as documented: \"\(text.prefix(80))\"", path: file.path)
        }
        return value
    }
}
