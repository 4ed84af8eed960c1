/// A text is not what it should be. The caller knows where it stands.
package struct ValueError: Error, Hashable, Sendable {
    package var message: String

    package init(_ message: String) {
        self.message = message
    }
}
