import PodKit
import Testing

@Suite("Values of planning")
struct PortOfferTests {
    @Test(
        "offers are read in each form in which they are written",
        arguments: [
            ("31000-31002", [31000, 31001, 31002]),
            ("31000", [31000]),
            ("[31005-31006,31000]", [31005, 31006, 31000]),
            (" 1 , 2-3 ", [1, 2, 3]),
        ]
    )
    func offers(_ text: String, _ ports: [Int]) throws {
        #expect(Array(try #require(PortOffer(text)).ports) == ports)
    }

    @Test(
        "what is no offer is refused",
        arguments: ["", "a", "3-2", "0", "65536", "1-2-3", "1,,2", "1-5,3", "-5", "99999999999999999999"]
    )
    func noOffers(_ text: String) {
        #expect(PortOffer(text) == nil)
    }

    @Test(
        "subnets overlap if one lies within the other",
        arguments: [
            ("10.0.0.0/8", "10.1.0.0/16", true),
            ("10.1.0.0/16", "10.2.0.0/16", false),
            ("0.0.0.0/0", "192.168.1.0/24", true),
            ("192.168.1.0/25", "192.168.1.128/25", false),
        ]
    )
    func subnets(_ one: String, _ other: String, _ overlap: Bool) throws {
        let (one, other) = (try #require(Subnet(one)), try #require(Subnet(other)))
        #expect(one.overlaps(other) == overlap)
        #expect(other.overlaps(one) == overlap)
    }

    @Test(
        "what is no IPv4 subnet is none",
        arguments: ["10.0.0.0", "10.0.0/8", "10.0.0.0/33", "fd00::/8", "a.b.c.d/8"]
    )
    func noSubnets(_ text: String) {
        #expect(Subnet(text) == nil)
    }

    @Test(
        "a pod's name is a project's name that fits a DNS label",
        arguments: [
            ("web", true), ("web-1_a", true), ("0a", true), ("", false), ("-a", false), ("Web", false), ("a.b", false),
            ("mesos-a", false), (String(repeating: "a", count: 63), true), (String(repeating: "a", count: 64), false),
        ]
    )
    func podNames(_ name: String, _ isValid: Bool) {
        #expect(Placement.isValid(podID: name) == isValid)
    }
}
