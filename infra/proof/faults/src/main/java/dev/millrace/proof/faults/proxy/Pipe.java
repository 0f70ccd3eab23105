package dev.millrace.proof.faults.proxy;

import java.io.IOException;

/** Understands what goes over one connection, well enough to recognise calls. Each way is used by a thread of its own. */
interface Pipe {

    /** Passes on from the caller until it ends. */
    void forth() throws IOException;

    /** Passes back to the caller until it ends. */
    void back() throws IOException;

    /** The connection is to be reset. */
    final class Reset extends IOException {

        private static final long serialVersionUID = 1L;

        Reset() {
            super("reset");
        }
    }
}
