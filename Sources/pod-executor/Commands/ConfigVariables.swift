import OrderedCollections
import PodCompose
import PodTerminal

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
        // As `docker compose config` lays it out.
        var table = Table(gap: 3, minimumWidth: 17, keepsBlanks: true)
        table.add(["NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE"])
        for variable in variables {
            table.add([variable.name, "\(variable.isRequired)", variable.defaultValue, variable.alternateValue])
        }
        return table.text()
    }
}
