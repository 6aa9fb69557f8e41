internal import BackupEngine
internal import BackupFormat
internal import Basics

extension DeletionReport: Report {
    var status: ExitStatus { .done }

    func text(_ style: TextStyle) -> String {
        let uploads = abortedUploads > 0 ? ", and ended \(abortedUploads) open uploads" : ""
        return "Deleted backup \(name): \(deletedObjects) objects, \(ByteCount(deletedBytes))\(uploads).\n"
    }
}
