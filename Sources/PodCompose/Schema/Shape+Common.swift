extension Shape {
    static let command: Shape = .null.or(.string).or(.list(of: .string))

    static let envFile: Shape = .string.or(
        .list(
            of: .string.or(
                .mapping(
                    [
                        "path": .string,
                        "format": .string,
                        "required": .bool.or(.string),
                    ],
                    others: .refused,
                    required: ["path"]
                )
            )
        )
    )

    static let labelFile: Shape = .string.or(.list(of: .string))

    static let stringOrList: Shape = .string.or(.strings)

    static let strings: Shape = .set(of: .string)

    static let listOrMapping: Shape = .mapping(.text, to: .string.or(.number).or(.bool).or(.null)).or(.strings)

    static let hosts: Shape = .mapping(.text, to: .string.or(.list(of: .string))).or(.strings)

    static let throttle: Shape = .mapping(
        [
            "path": .string,
            "rate": .integer.or(.string),
        ],
        others: .refused
    )

    static let weight: Shape = .mapping(
        [
            "path": .string,
            "weight": .integer.or(.string),
        ],
        others: .refused
    )

    static let fileMounts: Shape = .list(
        of: .string.or(
            .mapping([
                "source": .string,
                "target": .string,
                "uid": .string,
                "gid": .string,
                "mode": .number.or(.string),
            ])
        )
    )
}
