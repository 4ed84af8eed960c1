extension Planner {
    /// Puts a pass right before the first one of a type: `try planner.insert(MyPass(), before: ChooseNetwork.self)`.
    ///
    /// - Throws: ``PlanError`` if the planner has no pass of that type.
    public mutating func insert(_ pass: any PlanPass, before type: (some PlanPass).Type) throws(PlanError) {
        guard let index = passes.firstIndex(where: { Swift.type(of: $0) == type }) else {
            throw Self.absence(of: type, pass, "before")
        }
        passes.insert(pass, at: index)
    }

    /// Puts a pass right after the last one of a type: `try planner.insert(MyPass(), after: AssignPorts.self)`.
    ///
    /// - Throws: ``PlanError`` if the planner has no pass of that type.
    public mutating func insert(_ pass: any PlanPass, after type: (some PlanPass).Type) throws(PlanError) {
        guard let index = passes.lastIndex(where: { Swift.type(of: $0) == type }) else {
            throw Self.absence(of: type, pass, "after")
        }
        passes.insert(pass, at: index + 1)
    }

    /// The planner with a pass right before the first one of a type.
    ///
    /// - Throws: ``PlanError`` if the planner has no pass of that type.
    public func inserting(_ pass: any PlanPass, before type: (some PlanPass).Type) throws(PlanError) -> Planner {
        var planner = self
        try planner.insert(pass, before: type)
        return planner
    }

    /// The planner with a pass right after the last one of a type.
    ///
    /// - Throws: ``PlanError`` if the planner has no pass of that type.
    public func inserting(_ pass: any PlanPass, after type: (some PlanPass).Type) throws(PlanError) -> Planner {
        var planner = self
        try planner.insert(pass, after: type)
        return planner
    }

    private static func absence(of type: any PlanPass.Type, _ pass: any PlanPass, _ where: String) -> PlanError {
        PlanError(
            .invalid,
            "\(Swift.type(of: pass)) cannot be put \(`where`) \(type), which is not among the planner's passes"
        )
    }
}
