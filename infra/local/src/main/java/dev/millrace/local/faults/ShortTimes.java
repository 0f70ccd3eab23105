package dev.millrace.local.faults;

import java.util.HashMap;
import java.util.Map;

/**
 * Settings with which what a suite does after a while it does after a fifth of it, all in the same proportion, so that many
 * seeds fit into an hour.
 */
final class ShortTimes {

    private static final Map<String, Map<String, String>> SETTINGS = Map.of(
            "video-service",
            Map.of(
                    "millrace.lease.life", "12s",
                    "millrace.recovery.every", "4s",
                    "millrace.recovery.silence", "36s",
                    "millrace.deletion.every", "3s"),
            "upload-service",
            Map.of(
                    "millrace.expiry.every", "2s",
                    "millrace.expiry.completion-grace", "24s",
                    "millrace.expiry.opening-grace", "12s",
                    "millrace.expiry.storage-grace", "12s"),
            "transcode-worker",
            Map.of("millrace.worker.visibility", "12s", "millrace.worker.renew-every", "3s"));

    private ShortTimes() {}

    /** Adds them to settings by module. */
    static void addTo(Map<String, Map<String, String>> settings) {
        SETTINGS.forEach((module, times) -> settings.merge(module, times, (before, added) -> {
            Map<String, String> both = new HashMap<>(before);
            both.putAll(added);
            return both;
        }));
    }
}
