package dev.millrace.local.cloud.embedded;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Reduces the logs of the embedded parts to warnings. */
final class QuietLogs {

    private static final List<String> TALKATIVE = List.of(
            "org.elasticmq",
            "org.apache.pekko",
            "scalikejdbc",
            "org.gaul",
            "io.zonky",
            "io.netty",
            "org.apache.http",
            "software.amazon.awssdk");

    private QuietLogs() {}

    static void apply() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            TALKATIVE.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
            // why: it logs every connection that a client aborts.
            context.getLogger("org.gaul.shaded").setLevel(Level.ERROR);
        }
    }

    /** For a separate JVM: only warnings. */
    static void applyToAll() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        }
        apply();
    }
}
