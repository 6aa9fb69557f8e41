internal import Glibc

/// The seed of a run: `MILVAULT_FAULT_SEED` repeats what a failed run printed.
package enum FaultSeed {
    /// Nil when the environment names none.
    package static var fromEnvironment: UInt64? {
        getenv("MILVAULT_FAULT_SEED").flatMap { UInt64(String(cString: $0)) }
    }

    package static func chosen(else seed: UInt64) -> UInt64 {
        fromEnvironment ?? seed
    }

    /// True when `MILVAULT_FAULTS=full` asks for every seed, however long it takes.
    package static var isFullRun: Bool {
        getenv("MILVAULT_FAULTS").map { String(cString: $0) } == "full"
    }

    /// The seeds of one test: the environment's, or the first so many.
    package static func seeds(quick: UInt64, full: UInt64) -> [UInt64] {
        fromEnvironment.map { [$0] } ?? Array(1...(isFullRun ? full : quick))
    }
}
