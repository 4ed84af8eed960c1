import OrderedCollections
import PodCompose

/// The variables that the files refer to, as a table or as JSON.
enum ConfigVariables {
    static func text(of document: Node, as format: CanonicalFormat) throws(ComposeError) -> String {
        let variables = document.variables.sorted { $0.name < $1.name }
        return switch format {
        case .json: try json(variables)
        case .yaml: table(variables)
        }
    }

    /// The member names are those that `docker compose config` prints.
    private static func json(_ variables: [Template.Variable]) throws(ComposeError) -> String {
        var members = Node.Mapping()
        for variable in variables {
            members[variable.name] = .written(
                .mapping([
                    "Name": .written(.string(variable.name)),
                    "DefaultValue": .written(.string(variable.defaultValue)),
                    "PresenceValue": .written(.string(variable.alternateValue)),
                    "Required": .written(.bool(variable.isRequired)),
                ])
            )
        }
        return try Node(.mapping(members), at: .none).text(as: .json)
    }

    private static func table(_ variables: [Template.Variable]) -> String {
        let rows =
            [["NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE"]]
            + variables.map { [$0.name, "\($0.isRequired)", $0.defaultValue, $0.alternateValue] }
        let widths = (0..<3).map { column in rows.map { max($0[column].count + 3, 20) }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined() + row[3] + "\n"
        }.joined()
    }
}
