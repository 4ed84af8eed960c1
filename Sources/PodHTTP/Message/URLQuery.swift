/// The query of a request's target.
package struct URLQuery: Hashable, Sendable {
    private var text = ""

    package init() {}

    /// Adds a parameter; `nil` adds nothing.
    package mutating func add(_ name: String, _ value: String?) {
        guard let value else { return }
        text += text.isEmpty ? "?" : "&"
        text += Self.encode(name) + "=" + Self.encode(value)
    }

    /// The query with its question mark, or nothing if it has no parameter.
    package var encoded: String { text }

    /// `text` with every byte percent-encoded that is not unreserved in RFC 3986, section 2.3.
    ///
    /// - Parameter keeping: more ASCII characters to leave as they are, such as `/` in a path.
    package static func encode(_ text: some StringProtocol, keeping: String = "") -> String {
        let hexadecimal = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            case _ where keeping.utf8.contains(byte):
                bytes.append(byte)
            default:
                bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
