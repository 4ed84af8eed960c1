import OrderedCollections
import PodCompose
import PodConfiguration
import PodTerminal

/// The operator's configuration as it holds, with where each value is from: a table, or JSON.
enum OperatorListing {
    static func text(of configuration: OperatorConfiguration, as format: CanonicalFormat) throws -> String {
        switch format {
        case .json: try json(configuration)
        case .yaml: table(configuration)
        }
    }

    private static func table(_ configuration: OperatorConfiguration) -> String {
        var table = Table()
        table.add(["KEY", "VALUE", "FROM"], strong: true)
        for key in ConfigurationKey.all {
            table.add([key.name, key.text(in: configuration), "\(configuration.origin(of: key))"])
        }
        return table.text(colors: Console.hasColors)
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
