package dev.millrace.worker.ffmpeg;

/** What the tools before ffmpeg can give; {@code millrace.ffmpeg.required-fences} names those that must be in force. */
public enum Confinement {
    /** The worker's own threads go first. */
    NICENESS,
    /** No network device but one that is down. */
    NO_NETWORK,
    /** Bounds on address space, size of a file, open files and processor time. */
    LIMITS,
    /** No capability, also not for root. */
    NO_CAPABILITIES,
    /** No program that it starts gets more than it has. */
    NO_NEW_PRIVILEGES,
    /** Killed by the kernel when the worker is gone. */
    ENDS_WITH_WORKER
}
