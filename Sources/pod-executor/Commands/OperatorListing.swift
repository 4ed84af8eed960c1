import OrderedCollections
import PodCompose
import PodConfiguration

/// The operator's configuration as it holds, with where each value is from: a table, or JSON.
enum OperatorListing {
    static func text(of configuration: OperatorConfiguration, as format: CanonicalFormat) throws -> String {
        switch format {
        case .json: try json(configuration)
        case .yaml: table(configuration)
        }
    }

    private static func table(_ configuration: OperatorConfiguration) -> String {
        let rows =
            [["KEY", "VALUE", "FROM"]]
            + ConfigurationKey.all.map { key in
                [key.name, key.text(in: configuration), "\(configuration.origin(of: key))"]
            }
        let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count + 2) }.joined() + row[2] + "\n"
        }.joined()
    }

    private static func json(_ configuration: OperatorConfiguration) throws(ComposeError) -> String {
        var keys = Node.Mapping()
        for key in ConfigurationKey.all {
            keys[key.name] = .written(
                .mapping([
                    "value": .written(key.node(in: configuration).value),
                    "from": .written(.mapping(origin(configuration.origin(of: key)))),
                ])
            )
        }
        return try Node(.mapping(keys), at: .none).text(as: .json)
    }

    private static func origin(_ origin: ConfigurationOrigin) -> Node.Mapping {
        switch origin {
        case .standard: ["kind": .written(.string("default"))]
        case .file(let place):
            [
                "kind": .written(.string("file")), "file": .written(.string(place.file)),
                "line": .written(.int(Int64(place.line))), "column": .written(.int(Int64(place.column))),
            ]
        case .variable(let name): ["kind": .written(.string("variable")), "name": .written(.string(name))]
        case .label(let name): ["kind": .written(.string("label")), "name": .written(.string(name))]
        case .option(let name): ["kind": .written(.string("option")), "name": .written(.string(name))]
        }
    }
}
