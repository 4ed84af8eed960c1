import PodKit
import Testing

@Suite("Machine: why a container ended")
struct ExitInquiryTests {
    typealias Facts = ExitInquiry.Facts

    func report(_ inquiry: ExitInquiry, _ inputs: [ExitInquiry.Input]) -> ExitReport? {
        var inquiry = inquiry
        var step = inquiry.begin(isOutputRead: true)
        for input in inputs { step = inquiry.handle(input) ?? step }
        guard case .done(let report)? = step else { return nil }
        return report
    }

    @Test("the kernel's account goes before the engine's word")
    func kernel() {
        let account = MemoryAccount(kill: OutOfMemory(.pod, limit: 64), isPodWide: true)
        let report = report(ExitInquiry(status: 137), [.examined(Facts(isOutOfMemory: true, memory: account))])
        #expect(report?.outOfMemory == OutOfMemory(.pod, limit: 64))
    }

    @Test("the engine's word on a limited container is waited for where the kernel's account does not reach")
    func late() {
        let inquiry = ExitInquiry(status: 137, memoryLimit: 32)
        #expect(report(inquiry, [.examined(Facts())]) == nil, "it waits")
        #expect(report(inquiry, [.examined(Facts()), .outOfMemory])?.outOfMemory == OutOfMemory(.container, limit: 32))
        #expect(report(inquiry, [.examined(Facts()), .waited])?.outOfMemory == nil)
        #expect(report(inquiry, [.examined(Facts()), .stopped])?.outOfMemory == nil)
        let seeing = Facts(memory: MemoryAccount(seesContainerLimits: true))
        #expect(report(inquiry, [.examined(seeing)])?.summary == "terminated by signal 9 (SIGKILL)")
    }

    @Test("whoever is stopped has not run out of memory")
    func stopped() {
        let facts = Facts(isOutOfMemory: true)
        let inquiry = ExitInquiry(status: 137, memoryLimit: 32, isStopped: true)
        #expect(report(inquiry, [.examined(facts)])?.outOfMemory == nil)
    }

    @Test("on v1 the engine says it of every container of the pod: only a killed one with a limit counts")
    func podWide() {
        let facts = Facts(isOutOfMemory: true, memory: MemoryAccount(isPodWide: true))
        #expect(report(ExitInquiry(status: 1), [.examined(facts)])?.outOfMemory == nil)
        #expect(report(ExitInquiry(status: 137), [.examined(facts)])?.outOfMemory == nil)
        #expect(report(ExitInquiry(status: 137, memoryLimit: 8), [.examined(facts)])?.outOfMemory != nil)
    }

    @Test("without a told status the engine's record counts")
    func status() {
        #expect(report(ExitInquiry(status: nil), [.examined(Facts(status: 7, lastLines: ["a"]))])?.status == 7)
        #expect(report(ExitInquiry(status: nil), [.examined(Facts())])?.status == 0)
    }

    @Test("an end as an engine that is shut down brings it waits for the engine to go, and says so")
    func shutDown() {
        let inquiry = ExitInquiry(status: 143, isAsByEngine: true)
        #expect(report(inquiry, [.examined(Facts())]) == nil, "it waits")
        #expect(report(inquiry, [.examined(Facts()), .engineLost])?.duringEngineLoss == true)
        #expect(report(inquiry, [.engineLost, .examined(Facts())])?.summary.contains("shut down") == true)
        #expect(report(inquiry, [.examined(Facts()), .waited])?.summary == "terminated by signal 15 (SIGTERM)")
        #expect(report(inquiry, [.examined(Facts()), .stopped])?.duringEngineLoss == false)
        #expect(report(ExitInquiry(status: 1), [.engineLost, .examined(Facts())])?.duringEngineLoss == false)
    }
}
