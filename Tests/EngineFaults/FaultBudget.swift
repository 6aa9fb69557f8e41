import Foundation

/// How much of the long tests is run: a seeded part by default, all of it with `MILVAULT_FAULTS=full` (`make faults`).
enum FaultBudget {
    static let isFull = ProcessInfo.processInfo.environment["MILVAULT_FAULTS"] == "full"

    /// Changes which part is run; printed by every test that uses it.
    static let seed = ProcessInfo.processInfo.environment["MILVAULT_FAULT_SEED"].flatMap { Int($0) } ?? 1

    static func choose(_ some: Int, full: Int) -> Int { isFull ? full : some }
}
