import ArgumentParser
import PodCompose
import PodConfiguration
import PodTerminal
import SystemPackage

extension PodResources {
    /// What a run prints, and how it ends.
    private struct Output {
        var text: String
        var warnings: [String] = []
        /// Whether nothing is missing.
        var isEnough = true
    }

    func run() throws {
        let output: Output
        do {
            output = try makeOutput()
        } catch {
            Console.say("error: \(error)")
            throw ExitCode(2)
        }
        // Nothing is printed before all has been computed.
        for line in output.warnings { Console.say("warning: \(line)") }
        do {
            _ = try FileDescriptor.standardOutput.writeAll(output.text.utf8)
        } catch {
            Console.say("error: cannot write to standard output: \(error)")
            throw ExitCode.failure
        }
        if !output.isEnough { throw ExitCode(3) }
    }

    private func makeOutput() throws(ComposeError) -> Output {
        let options = loadOptions
        let configuration = try configuration(options.environment)
        let resourceOptions = try resourceOptions(configuration)
        let result = try Project.load(options)
        let totals = result.project.resourceTotals(resourceOptions)
        if strict, let refusal = Warnings.refusal(totals, in: result.project) { throw refusal }
        var output = try report(result.project, totals)
        let warnings = Warnings.lines(
            totals,
            hasDefaultCPUs: resourceOptions.defaultCPUs != nil,
            hasDefaultMemory: resourceOptions.defaultMemory != nil
        )
        output.warnings = configuration.warnings + result.warnings.map(\.description) + warnings + output.warnings
        return output
    }

    private var loadOptions: LoadOptions {
        var options = LoadOptions.forThisProcess(files: file + files)
        options.projectName = projectName
        options.profiles = profile
        options.envFiles = envFile
        options.projectDirectory = projectDirectory
        // Only sums are wanted: what environment files hold does not matter, nor whether they are there.
        options.resolvesEnvironment = false
        return options
    }

    /// The operator's configuration; of its keys only the overhead matters here.
    private func configuration(_ environment: [String: String]) throws(ComposeError) -> OperatorConfiguration {
        do {
            var configuration = try OperatorConfiguration.load(path: config, environment: environment)
            if let overheadCPUs {
                try configuration.set("overhead.cpus", to: overheadCPUs, from: .option("--overhead-cpus"))
            }
            if let overheadMem {
                try configuration.set("overhead.memory", to: overheadMem, from: .option("--overhead-mem"))
            }
            return configuration
        } catch {
            throw ComposeError(.invalid, error.description)
        }
    }

    private func resourceOptions(_ configuration: OperatorConfiguration) throws(ComposeError) -> ResourceOptions {
        var options = ResourceOptions(peak: peak)
        options.overhead = configuration.overhead
        // A service's defaults are written as the overhead is.
        var defaults = configuration
        do {
            if let defaultCPUs {
                try defaults.set("overhead.cpus", to: defaultCPUs, from: .option("--default-cpus"))
                options.defaultCPUs = defaults.overhead.cpus
            }
            if let defaultMem {
                try defaults.set("overhead.memory", to: defaultMem, from: .option("--default-mem"))
                options.defaultMemory = defaults.overhead.memory
            }
        } catch {
            throw ComposeError(.invalid, error.description)
        }
        return options
    }

    private func report(_ project: Project, _ totals: ResourceTotals) throws(ComposeError) -> Output {
        let figures = MesosFigures(totals)
        if let fits { return try compare(fits, project, totals, figures) }
        if let checkTask {
            let task = try SubmittedTask(JSONDocument(DiskFiles().read(checkTask), file: checkTask))
            let comparison = task.comparison(with: figures)
            return show(ComparisonReport(comparison: comparison, given: "submitted", notes: task.implied))
        }
        if let marathon {
            let document = try JSONDocument(DiskFiles().read(marathon), file: marathon)
            let app = MarathonApp(figures: figures, ports: try slots(totals), delivery: delivery(project))
            let (text, warnings) = try app.filled(into: document)
            return Output(text: text, warnings: warnings.map(\.description))
        }
        switch format ?? .table {
        case .table:
            let table = TableReport(totals: totals, figures: figures)
            return Output(text: table.text(colors: Console.hasColors))
        case .json:
            let report = JSONReport(project: project, totals: totals, figures: figures)
            return Output(text: report.json.text() + "\n")
        case .marathon:
            let app = MarathonApp(figures: figures, ports: try slots(totals), delivery: delivery(project))
            return Output(text: app.fragment.text() + "\n")
        case .aurora:
            let job = AuroraJob(figures: figures, ports: try slots(totals), delivery: delivery(project))
            return Output(text: job.text)
        case .mesos:
            let ports = try slots(totals)
            let free = ports.count { $0.number == nil }
            let warnings =
                free == 0 ? [] : ["\(free) port\(free == 1 ? "" : "s") to be chosen from the offer and added"]
            return Output(text: MesosTask(figures: figures, ports: ports).json.text() + "\n", warnings: warnings)
        }
    }

    private func delivery(_ project: Project) -> Delivery {
        Delivery(project, uris: fetchURI)
    }

    private func slots(_ totals: ResourceTotals) throws(ComposeError) -> [PortSlot] {
        guard let slots = PortSlot.slots(of: totals) else {
            throw ComposeError(
                .invalid,
                "the pod publishes \(totals.hostPortCount) ports, more than the \(HostPortSharing.most) of a host"
            )
        }
        return slots
    }

    private func compare(
        _ text: String,
        _ project: Project,
        _ totals: ResourceTotals,
        _ figures: MesosFigures
    ) throws(ComposeError) -> Output {
        let offer: Offer
        do {
            offer = try Offer(text)
        } catch {
            throw ComposeError(.invalid, "--fits: \(error.message)")
        }
        let comparison = Comparison(figures) { name in
            name == "ports" ? Comparison.thousandths(offer.portCount) : offer.scalars[name] ?? 0
        }
        var notes: [String] = []
        for claim in totals.ports {
            guard case .fixed(let number) = claim.hostPort, !offer.hasPort(number) else { continue }
            let note = "port \(number) of \(claim.service) is not in the offer; the executor takes another that is"
            if !notes.contains(note) { notes.append(note) }
        }
        return show(ComparisonReport(comparison: comparison, given: "offered", notes: notes))
    }

    private func show(_ report: ComparisonReport) -> Output {
        let text = format == .json ? report.json.text() + "\n" : report.text(colors: Console.hasColors)
        return Output(text: text, isEnough: report.comparison.isEnough)
    }
}
