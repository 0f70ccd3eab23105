package dev.millrace.local.bench;

import java.net.URI;

/**
 * A running suite with one worker.
 *
 * @param gateway where its API is
 * @param token of the user who uploads
 * @param workerPid the worker's process
 */
public record BenchTarget(URI gateway, String token, long workerPid) {

    /** Without the token, which is a secret. */
    @Override
    public String toString() {
        return "BenchTarget[" + gateway + "]";
    }
}
