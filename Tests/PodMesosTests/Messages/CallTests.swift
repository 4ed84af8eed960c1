import FoundationEssentials
import NIOCore
import PodMesos
import Testing

@Suite
struct CallTests {
    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test func aStatusHasTheFieldsOfTheProtocol() throws {
        var status = TaskStatus("web.1", .running, reason: .healthCheckStatusUpdated, message: "2 of 2")
        status.source = "SOURCE_EXECUTOR"
        status.executorID = "pod-1"
        status.timestamp = 1763712003.5
        status.healthy = true
        status.data = Bytes([0xFF, 0])
        status.checkStatus = .tcp(succeeded: nil)
        status.labels = Labels([.init("k", "v")])
        var network = NetworkInfo(name: "bridge")
        network.ipAddresses = [.init("172.17.0.5")]
        network.portMappings = [.init(hostPort: 31_000, containerPort: 80, protocol: "tcp")]
        status.containerStatus = ContainerStatus(networkInfos: [network])
        status.limitation = .init([Resource("mem", 512)])
        #expect(
            try json(status) == #"""
                {"check_status":{"tcp":{},"type":"TCP"},\#
                "container_status":{"network_infos":[{"ip_addresses":[{"ip_address":"172.17.0.5","protocol":"IPv4"}],\#
                "name":"bridge","port_mappings":[{"container_port":80,"host_port":31000,"protocol":"tcp"}]}]},\#
                "data":"/wA=","executor_id":{"value":"pod-1"},"healthy":true,\#
                "labels":{"labels":[{"key":"k","value":"v"}]},\#
                "limitation":{"resources":[{"name":"mem","scalar":{"value":512},"type":"SCALAR"}]},\#
                "message":"2 of 2","reason":"REASON_TASK_HEALTH_CHECK_STATUS_UPDATED","source":"SOURCE_EXECUTOR",\#
                "state":"TASK_RUNNING","task_id":{"value":"web.1"},"timestamp":1763712003.5}
                """#
        )
    }

    @Test func anUpdateIDIsARandomUUIDOfSixteenBytes() throws {
        let ids = (0..<100).map { _ in UpdateID() }
        #expect(Set(ids).count == 100)
        for id in ids {
            let bytes = id.bytes.bytes
            #expect(bytes.count == 16)
            #expect(bytes[6] >> 4 == 4)
            #expect(bytes[8] >> 6 == 0b10)
            #expect(try MesosJSON.decode(UpdateID.self, from: MesosJSON.encode(id)) == id)
        }
    }

    @Test func infinityIsText() throws {
        for value in [Double.infinity, -.infinity, 0.1] {
            #expect(try MesosJSON.decode(Scalar.self, from: MesosJSON.encode(Scalar(value))) == Scalar(value))
        }
        #expect(String(buffer: try MesosJSON.encode(Scalar(.infinity))) == #"{"value":"Infinity"}"#)
        let check = ByteBuffer(string: #"{"type":"TCP","timeout_seconds":"Infinity","delay_seconds":"-Infinity"}"#)
        let read = try MesosJSON.decode(HealthCheck.self, from: check)
        #expect(read.timeoutSeconds == .infinity && read.delaySeconds == -.infinity)
    }

    @Test func aDurationIsCutToWhatAMessageHolds() {
        #expect(DurationInfo(.seconds(5)).nanoseconds == 5_000_000_000)
        #expect(DurationInfo(.milliseconds(-1)).nanoseconds == -1_000_000)
        #expect(DurationInfo(.seconds(Int64.max)).nanoseconds == .max)
        #expect(DurationInfo(.seconds(Int64.min)).nanoseconds == .min)
    }

    @Test func bytesAreBase64WhateverItsLines() throws {
        #expect(try MesosJSON.decode(Bytes.self, from: ByteBuffer(string: #""aGVs\nbG8=""#)).text == "hello")
        #expect(throws: (any Error).self) { try MesosJSON.decode(Bytes.self, from: ByteBuffer(string: #""a""#)) }
    }
}
