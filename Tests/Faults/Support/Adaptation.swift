import Basics
import HTTPTransport
import S3Storage

/// In what a test's store differs from the plain one.
struct Adaptation: Sendable {
    var host = "127.0.0.1"
    var addressing = AddressingStyle.path
    var region = "us-east-1"
    var clock = WallClock.system
    var timeouts = HTTPTimeouts()
    /// How long a copy may be silent.
    var copySilence = Duration.seconds(600)
}
