import NIOCore
import NIOHTTP1
import Testing

@testable import PodHTTP

struct ExchangeStateTests {
    private func head(_ status: HTTPResponseStatus = .ok, close: Bool = false) -> ExchangeState.Part {
        let headers = close ? HTTPHeaders([("Connection", "close")]) : HTTPHeaders()
        return .head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))
    }

    private let body = ExchangeState.Part.body(ByteBuffer(string: "x"))

    @Test func partsThatComeEarlyAreKept() {
        var state = ExchangeState()
        expectEqual(state.begin(), true)
        state.requestEnded()
        expectEqual(state.received(head()), .none)
        expectEqual(state.received(body), .none)
        expectEqual(state.pull(), .deliver(head()))
        expectEqual(state.pull(), .deliver(body))
        expectEqual(state.pull(), .wait)
        expectEqual(state.received(.end(nil)), .deliver(.end(nil)))
        expectEqual(state.pull(), .deliver(.end(nil)))
        expectEqual(state.finish(), true)
        expectEqual(state.begin(), true)
    }

    @Test func oneExchangeAtATime() {
        var state = ExchangeState()
        expectEqual(state.begin(), true)
        expectEqual(state.begin(), false)
    }

    @Test(arguments: [(true, false), (false, true), (true, true)])
    func aConnectionIsKeptOnlyWhenBothSidesAreDone(serverCloses: Bool, requestOpen: Bool) {
        var state = ExchangeState()
        expectEqual(state.begin(), true)
        if !requestOpen { state.requestEnded() }
        _ = state.received(head(close: serverCloses))
        _ = state.received(.end(nil))
        expectEqual(state.finish(), false)
    }

    @Test func anAnswerThatNobodyAskedForClosesTheConnection() {
        var state = ExchangeState()
        guard case .close(let error) = state.received(head()) else {
            Issue.record("accepted")
            return
        }
        #expect(error.code == .protocolViolation)
    }

    @Test func whatCameBeforeTheEndIsStillRead() {
        var state = ExchangeState()
        expectEqual(state.begin(), true)
        _ = state.received(head())
        _ = state.received(body)
        expectEqual(state.closed(nil), .none)
        expectEqual(state.pull(), .deliver(head()))
        expectEqual(state.pull(), .deliver(body))
        guard case .fail(let error) = state.pull() else {
            Issue.record("no failure")
            return
        }
        #expect(error.code == .truncated)
        expectEqual(state.begin(), false)
    }

    @Test func aCloseAfterTheEndIsNoFailure() {
        var state = ExchangeState()
        expectEqual(state.begin(), true)
        _ = state.received(head(close: true))
        _ = state.received(.end(nil))
        expectEqual(state.closed(nil), .none)
        expectEqual(state.pull(), .deliver(head(close: true)))
        expectEqual(state.pull(), .deliver(.end(nil)))
        expectEqual(state.pull(), .deliver(.end(nil)))
    }

    @Test func aWaitingReaderIsToldOnce() {
        var state = ExchangeState()
        expectEqual(state.begin(), true)
        expectEqual(state.pull(), .wait)
        let error = HTTPClientError(.timedOut, "late")
        expectEqual(state.closed(error), .fail(error))
        expectEqual(state.closed(nil), .none)
    }
}
