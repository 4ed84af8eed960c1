import CYAML

/// libyaml's parser as a source of events with places.
///
/// The bytes must outlive the value; `YAMLParser` sees to it.
struct YAMLEvents: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeBufferPointer<UInt8>
    private let colons: FlowColons?
    private var strayMarks: StrayByteOrderMarks
    let file: String

    struct Event {
        var kind: Kind
        var location: SourceLocation
        /// The value of a scalar, the name of an alias.
        var text = ""
        var anchor: String?
        var tag: String?
        var isPlain = false
        var isFlow = false
    }

    enum Kind {
        case streamStart
        case streamEnd
        case documentStart
        case documentEnd
        case alias
        case scalar
        case sequenceStart
        case sequenceEnd
        case mappingStart
        case mappingEnd
    }

    /// - Parameter colons: those that are written otherwise in the input.
    init(_ input: UnsafeBufferPointer<UInt8>, file: String, colons: FlowColons? = nil) throws(ComposeError) {
        self.input = input
        self.colons = colons
        self.file = file
        strayMarks = StrayByteOrderMarks(input)
        parser = .allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            throw ComposeError(.limit, "not enough memory to read \(file)")
        }
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    mutating func next() throws(ComposeError) -> Event {
        var raw = yaml_event_t()
        guard yaml_parser_parse(parser, &raw) == 1 else {
            let failure = failure()
            throw strayMark(upTo: failure.location?.line ?? 0) ?? failure
        }
        defer { yaml_event_delete(&raw) }
        let location = location(raw.start_mark)
        if let mark = strayMark(upTo: location.line) { throw mark }
        switch raw.type {
        case YAML_STREAM_START_EVENT: return Event(kind: .streamStart, location: location)
        case YAML_DOCUMENT_START_EVENT:
            if let version = raw.data.document_start.version_directive?.pointee,
                (version.major, version.minor) != (1, 1)
            {
                throw ComposeError(
                    .syntax,
                    "found incompatible YAML document: remove the directive %YAML \(version.major).\(version.minor)",
                    at: location
                )
            }
            return Event(kind: .documentStart, location: location)
        case YAML_DOCUMENT_END_EVENT: return Event(kind: .documentEnd, location: location)
        case YAML_ALIAS_EVENT:
            return Event(kind: .alias, location: location, text: string(raw.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT:
            let scalar = raw.data.scalar
            if scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE || scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE {
                strayMarks.skip(upTo: Int(raw.end_mark.line) + 1)
            }
            let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            return Event(
                kind: .scalar,
                location: location,
                text: isPlain ? colons?.restore(text) ?? text : text,
                anchor: string(scalar.anchor),
                tag: string(scalar.tag),
                isPlain: isPlain
            )
        case YAML_SEQUENCE_START_EVENT:
            let start = raw.data.sequence_start
            return Event(
                kind: .sequenceStart,
                location: location,
                anchor: string(start.anchor),
                tag: string(start.tag),
                isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE
            )
        case YAML_SEQUENCE_END_EVENT: return Event(kind: .sequenceEnd, location: location)
        case YAML_MAPPING_START_EVENT:
            let start = raw.data.mapping_start
            return Event(
                kind: .mappingStart,
                location: location,
                anchor: string(start.anchor),
                tag: string(start.tag),
                isFlow: start.style == YAML_FLOW_MAPPING_STYLE
            )
        case YAML_MAPPING_END_EVENT: return Event(kind: .mappingEnd, location: location)
        default: return Event(kind: .streamEnd, location: location)
        }
    }

    private func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    private func location(_ mark: yaml_mark_t) -> SourceLocation {
        SourceLocation(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }

    /// The byte of a colon at which libyaml has stopped because a comma or a bracket follows it in a flow collection.
    var unexpectedColon: Int? {
        guard parser.pointee.error == YAML_SCANNER_ERROR, let problem = parser.pointee.problem,
            String(cString: problem) == "found unexpected ':'"
        else { return nil }
        // libyaml counts characters, without a byte order mark at the beginning.
        var left = Int(parser.pointee.problem_mark.index)
        if input.starts(with: StrayByteOrderMarks.mark) { left += 1 }
        for (offset, byte) in input.enumerated() where byte & 0xC0 != 0x80 {
            if left == 0 { return byte == UInt8(ascii: ":") ? offset : nil }
            left -= 1
        }
        return nil
    }

    private func strayMark(upTo last: Int) -> ComposeError? {
        guard let line = strayMarks.line, line <= last else { return nil }
        return ComposeError(
            .syntax,
            "a byte order mark within the file, as where two files were joined: remove it",
            at: SourceLocation(file: file, line: line, column: 1)
        )
    }

    private func failure() -> ComposeError {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unknown problem parsing YAML content"
        switch parser.pointee.error {
        case YAML_MEMORY_ERROR:
            return ComposeError(.limit, "not enough memory to read \(file)")
        case YAML_READER_ERROR:
            return ComposeError(.syntax, problem, at: location(offset: parser.pointee.problem_offset))
        default:
            var message = problem
            let start = parser.pointee.context_mark
            if let context = parser.pointee.context.map({ String(cString: $0) }),
                start.line != parser.pointee.problem_mark.line
            {
                message += ", \(context) that begins at line \(start.line + 1)"
            }
            return ComposeError(.syntax, message, at: location(parser.pointee.problem_mark))
        }
    }

    /// Decoding errors know the byte, not the line.
    private func location(offset: Int) -> SourceLocation {
        let before = input.prefix(offset)
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let lines = before.count { $0 == UInt8(ascii: "\n") }
        let columns = before[lineStart...].count { $0 & 0xC0 != 0x80 }
        return SourceLocation(file: file, line: lines + 1, column: columns + 1)
    }
}
