package dev.millrace.local.cloud;

/** Looks at processes. */
final class Processes {

    private Processes() {}

    /** A process that ended but was not reaped has no command line any more. */
    static boolean runs(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().commandLine())
                .isPresent();
    }
}
