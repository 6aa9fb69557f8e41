/// Counts every attempt that reaches the store. Belongs below ``RetryingStore``, so that retries are counted too.
package struct MeteredStore: StoreDecorator {
    package let base: any ObjectStore
    private let meter: RequestMeter

    package init(_ base: any ObjectStore, _ meter: RequestMeter) {
        self.base = base
        self.meter = meter
    }

    package func around<Value: Sendable>(
        _ send: () async throws(ObjectStoreError) -> Value
    ) async throws(ObjectStoreError) -> Value {
        meter.add()
        return try await send()
    }
}
