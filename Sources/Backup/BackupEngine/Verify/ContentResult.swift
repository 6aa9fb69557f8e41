/// What reading objects gave.
struct ContentResult {
    var hashed: VerifyReport.Hashed?
    var rows: VerifyReport.Rows?
    var findings = FindingList()
}
