extension ObjectStoreError {
    /// Going on with the next object would only meet the same.
    package var concernsEveryObject: Bool {
        switch code {
        case .invalidCredentials, .bucketNotFound, .connection, .unavailable, .throttled, .timeout, .cancelled: true
        default: false
        }
    }
}
