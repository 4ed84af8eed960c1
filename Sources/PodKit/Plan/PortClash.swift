/// Two containers that would listen on one port in one network namespace.
public struct PortClash: Hashable, Sendable {
    /// The one that comes first in the file.
    public var first: PortListener
    /// The one for whom the port is taken.
    public var second: PortListener

    /// Makes a clash of two listeners on one port.
    public init(first: PortListener, second: PortListener) {
        self.first = first
        self.second = second
    }

    /// The first port, in the order of the members, on which two of them would listen in one namespace.
    ///
    /// - Parameter images: what is known of the images, by their references.
    /// - Returns: `nil` if there is none, as far as the images are known.
    public init?(among members: some Sequence<NetworkMember>, images: [String: ImageFacts]) {
        var holders: [ContainerPort: PortListener] = [:]
        for member in members {
            for listener in member.listeners(with: images[member.image]) {
                guard let first = holders[listener.port] else {
                    holders[listener.port] = listener
                    continue
                }
                if first.container != listener.container {
                    self.init(first: first, second: listener)
                    return
                }
            }
        }
        return nil
    }
}

extension PortClash: CustomStringConvertible {
    /// `web (ports at compose.yaml:3:5) and app (the image nginx) both listen on 80/tcp`
    public var description: String {
        let place = first.location.map { " at \($0)" } ?? ""
        if first.service == second.service {
            return "\(first.service) has several replicas that all listen on \(first.port) (\(first.source)\(place))"
        }
        return "\(first.service) (\(first.source)\(place)) and \(second.service) (\(second.source)) "
            + "both listen on \(first.port)"
    }
}
