import BackupCommands
import Synchronization

/// One run of the program in this process, with everything around it made up.
struct ProgramRun {
    let status: BackupCommands.ExitStatus
    let output: String
    let errors: String

    init(
        _ arguments: [String], files: [String: String] = [:], environment: [String: String] = [:],
        isTerminal: Bool = false, answers: [String] = []
    ) async {
        let streams = Streams(answers: answers)
        let program = Program(
            console: Console(
                write: { text in streams.state.withLock { $0.output += text } },
                aside: { text in streams.state.withLock { $0.errors += text } },
                ask: { streams.state.withLock { $0.answers.popLast() } }),
            terminal: Terminal(inputIsTerminal: isTerminal, outputIsTerminal: isTerminal, errorIsTerminal: isTerminal),
            environment: environment, files: FileReader { files[$0] })
        status = await program.run(arguments)
        output = streams.state.withLock { $0.output }
        errors = streams.state.withLock { $0.errors }
    }

    private final class Streams: Sendable {
        struct State {
            var output = ""
            var errors = ""
            var answers: [String]
        }

        let state: Mutex<State>

        init(answers: [String]) {
            state = Mutex(State(answers: answers.reversed()))
        }
    }
}
