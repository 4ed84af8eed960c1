import Testing

/// Compares what a mutating call returned: `#expect` cannot make such a call itself.
func expectEqual<Value: Equatable>(
    _ value: Value,
    _ expected: Value,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(value == expected, sourceLocation: sourceLocation)
}
