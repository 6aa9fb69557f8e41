internal import Dispatch

/// Runs what blocks away from the threads that tasks share.
enum BlockingWork {
    static func start(_ work: @escaping @Sendable () -> Void) {
        DispatchQueue.global(qos: .utility).async(execute: work)
    }
}
