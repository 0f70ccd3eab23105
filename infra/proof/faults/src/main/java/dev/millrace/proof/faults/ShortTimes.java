package dev.millrace.proof.faults;

import java.util.HashMap;
import java.util.Map;

/**
 * Settings that scale all timeouts and intervals to a fifth, so that many seeds fit into an hour. Periods of an hour or more
 * become about a minute.
 */
final class ShortTimes {

    private static final Map<String, Map<String, String>> SETTINGS = Map.of(
            "video-service",
            Map.of(
                    "millrace.lease.life", "12s",
                    "millrace.recovery.every", "4s",
                    "millrace.recovery.silence", "36s",
                    "millrace.retention.every", "3s",
                    "millrace.retention.deleted-videos", "1m",
                    "millrace.playback.cookie-life", "1m",
                    "millrace.retention.superseded-outputs", "1m"),
            "upload-service",
            Map.of(
                    "millrace.expiry.every", "2s",
                    "millrace.expiry.completion-grace", "24s",
                    "millrace.expiry.opening-grace", "12s",
                    "millrace.expiry.storage-grace", "12s",
                    "millrace.expiry.storage-every", "3s",
                    "millrace.expiry.leaks-every", "3s",
                    "millrace.expiry.leak-age", "1m"),
            "transcode-worker",
            Map.of("millrace.intake.visibility", "12s", "millrace.intake.renew-every", "3s"));

    private ShortTimes() {}

    /** Adds them to the settings of each module. */
    static void addTo(Map<String, Map<String, String>> settings) {
        add(SETTINGS, settings);
    }

    /** Merges settings into others. */
    static void add(Map<String, Map<String, String>> more, Map<String, Map<String, String>> settings) {
        more.forEach((name, times) -> settings.merge(name, times, (before, added) -> {
            Map<String, String> both = new HashMap<>(before);
            both.putAll(added);
            return both;
        }));
    }
}
