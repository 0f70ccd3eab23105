package dev.millrace.proof.faults.proxy;

import java.io.IOException;

/** Parses one connection well enough to recognise calls. Each direction has its own thread. */
interface Pipe {

    /** Forwards from the caller until the end of the stream. */
    void forth() throws IOException;

    /** Forwards to the caller until the end of the stream. */
    void back() throws IOException;

    /** Signals that the connection must be reset. */
    final class Reset extends IOException {

        private static final long serialVersionUID = 1L;

        Reset() {
            super("reset");
        }
    }
}
