package import BackupFormat

extension SegmentBackup {
    /// The objects that an import of the segment reads, with their sizes.
    package var neededLogs: [LogObject: Int64] {
        var needed: [LogObject: Int64] = [:]
        for (kind, fields) in [(LogKind.insert, insertLogs), (.delta, deltaLogs)] {
            for field in fields {
                for binlog in field.binlogs {
                    needed[LogObject(kind: kind, location: location, field: field.field, log: binlog.id)] = binlog.size
                }
            }
        }
        return needed
    }
}
