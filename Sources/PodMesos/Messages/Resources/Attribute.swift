/// `mesos.v1.Attribute`: something that an operator says of an agent.
public struct Attribute: Hashable, Sendable, Codable {
    /// `mesos.v1.Value.Text`
    public struct Text: Hashable, Sendable, Codable {
        /// The text itself.
        public var value: String

        /// Makes one of text.
        public init(_ value: String) {
            self.value = value
        }
    }

    /// Its name.
    public var name: String
    /// Its value, if it is a number.
    public var scalar: Scalar?
    /// Its value, if it is made of ranges.
    public var ranges: Ranges?
    /// Its value, if it is a set of names.
    public var set: Resource.Items?
    /// Its value, if it is text.
    public var text: Text?

    /// Makes an attribute without a value.
    public init(_ name: String) {
        self.name = name
    }
}
