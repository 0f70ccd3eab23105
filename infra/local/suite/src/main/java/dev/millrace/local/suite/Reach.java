package dev.millrace.local.suite;

import dev.millrace.common.settings.Origins;
import dev.millrace.local.cloud.HostName;
import java.util.List;

/**
 * Who can reach a suite, besides this machine and its own page.
 *
 * @param host host name for clients, used in all issued URLs
 * @param allowedOrigins origins of web pages that may call the API, upload to S3 and play from the edge
 */
public record Reach(HostName host, List<String> allowedOrigins) {

    /** Only this machine. */
    public static final Reach LOCAL = new Reach(HostName.LOOPBACK, List.of());

    /** @throws IllegalArgumentException for an invalid origin */
    public Reach {
        allowedOrigins = List.copyOf(allowedOrigins);
        for (String origin : allowedOrigins) {
            if (!Origins.isOrigin(origin)) {
                throw new IllegalArgumentException("--allow-origin " + Origins.WANTED + "; not " + origin);
            }
        }
    }
}
