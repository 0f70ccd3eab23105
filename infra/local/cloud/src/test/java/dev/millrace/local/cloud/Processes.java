package dev.millrace.local.cloud;

/** Inspects processes. */
final class Processes {

    private Processes() {}

    /** A process that has exited but was not reaped has no command line. */
    static boolean runs(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().commandLine())
                .isPresent();
    }
}
