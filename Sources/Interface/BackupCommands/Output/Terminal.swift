#if canImport(Glibc)
    internal import Glibc
#endif

/// What the process is attached to, asked once.
package struct Terminal: Sendable, Equatable {
    package var inputIsTerminal: Bool
    package var outputIsTerminal: Bool
    package var errorIsTerminal: Bool
    /// Columns of the terminal behind stderr.
    package var width: Int

    package init(inputIsTerminal: Bool, outputIsTerminal: Bool, errorIsTerminal: Bool, width: Int = 80) {
        self.inputIsTerminal = inputIsTerminal
        self.outputIsTerminal = outputIsTerminal
        self.errorIsTerminal = errorIsTerminal
        self.width = width
    }

    package static func current() -> Terminal {
        var size = winsize()
        let knowsSize = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return Terminal(
            inputIsTerminal: isatty(STDIN_FILENO) == 1, outputIsTerminal: isatty(STDOUT_FILENO) == 1,
            errorIsTerminal: isatty(STDERR_FILENO) == 1, width: knowsSize ? Int(size.ws_col) : 80)
    }
}
