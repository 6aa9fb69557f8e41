import FaultRig
import ObjectStorage
import StoreContract
import Synchronization
import Testing

@Suite("Kill switch", .timeLimit(.minutes(1)))
struct KillSwitchTests {
    @Test(
        "kills before or after the effect of the request aimed at, and every one that follows",
        arguments: KillMoment.allCases)
    func moment(moment: KillMoment) async throws {
        let kill = KillSwitch()
        try await withS3Double(kill: kill) { double in
            try await double.withStore(bucket: "backup") { store in
                _ = try await store.put(ObjectKey("a"), [1])
                kill.arm(at: 2, moment)
                _ = try await store.put(ObjectKey("b"), [2])
                await expectFailure(.connection) { _ = try await store.put(ObjectKey("c"), [3]) }
                await expectFailure(.connection) { _ = try await store.put(ObjectKey("d"), [4]) }
            }
            #expect(kill.isDead && kill.count == 3)
            let expected = moment == .afterEffect ? ["a", "b", "c"] : ["a", "b"]
            #expect(double.objects(in: "backup").map(\.key) == expected)
            kill.revive()
            try await double.withStore(bucket: "backup") { store in
                _ = try await store.put(ObjectKey("e"), [5])
            }
            #expect(double.objects(in: "backup").map(\.key) == expected + ["e"])
        }
    }

    @Test("tells the moment of the shot once")
    func handler() {
        let kill = KillSwitch()
        let shots = Atomic(0)
        kill.onFire { shots.add(1, ordering: .relaxed) }
        kill.arm(at: 2, .beforeEffect)
        #expect(kill.admit() == .serve(number: 1))
        #expect(kill.admit() == .die)
        #expect(kill.admit() == .die)
        #expect(shots.load(ordering: .relaxed) == 1)
        kill.revive()
        kill.arm(at: 1, .afterEffect)
        #expect(kill.admit() == .serveThenDie(number: 3))
        #expect(shots.load(ordering: .relaxed) == 1)
        kill.strike()
        #expect(shots.load(ordering: .relaxed) == 2 && kill.isDead)
    }
}
