package dev.millrace.local.suite;

import java.util.Optional;

/** Another launcher is running a suite on the same data. */
public final class AlreadyRunning extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlreadyRunning(Optional<SuiteState> state) {
        super(state.map(running -> "it is already running: http://127.0.0.1:" + running.portBase() + " (launcher pid "
                        + running.launcherPid() + ")")
                .orElse("another launcher is starting or stopping it"));
    }
}
