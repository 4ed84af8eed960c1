import Testing

@testable import PodKit

struct HostKernelTests {
    private let one = HostKernel(release: "6.1.0-50-amd64", memory: 8 << 30)

    @Test("an engine whose kernel differs in release or memory is on another host")
    func others() {
        #expect(!one.canBe(HostKernel(release: "6.1.0-49-amd64", memory: 8 << 30)))
        #expect(!one.canBe(HostKernel(release: "6.1.0-50-amd64", memory: 16 << 30)))
        #expect(one.canBe(one))
    }

    @Test("what is not known does not tell")
    func unknown() {
        #expect(one.canBe(HostKernel(release: nil, memory: nil)))
        #expect(one.canBe(HostKernel(release: "6.1.0-50-amd64", memory: nil)))
    }
}
