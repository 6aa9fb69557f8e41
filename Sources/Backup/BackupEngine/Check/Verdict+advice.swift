extension RootPathProof.Verdict {
    /// What to tell somebody whose root path is wrong; nil when it isn't.
    package func explanation(rootPath: String, bucket: String) -> (message: String, advice: String)? {
        guard case .wrong(let segment, let candidates) = self else { return nil }
        let message =
            "Milvus has a flushed segment \(segment), but no object of it lies in bucket \(bucket) under the root path "
            + "'\(rootPath)'."
        guard let best = candidates.first else {
            return (
                message,
                "It lies nowhere else in that bucket either: check the bucket's name against `minio.bucketName` in "
                    + "Milvus' own configuration."
            )
        }
        let others = candidates.dropFirst().map { ", '\($0)'" }.joined()
        return (
            message,
            "It lies under '\(best)'\(others): set the root path to that (`minio.rootPath` in Milvus' own configuration)."
        )
    }

    /// The same as an error for runs that can't go on; nil when the root path isn't wrong.
    package func error(rootPath: String, bucket: String) -> BackupError? {
        explanation(rootPath: rootPath, bucket: bucket).map {
            BackupError(.invalidRequest, $0.message, subject: "rootPath", advice: $0.advice)
        }
    }
}
