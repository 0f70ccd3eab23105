package dev.millrace.local.suite;

import java.util.Map;

/**
 * How a suite is started.
 *
 * @param directory where its data and logs lie
 * @param ports where it listens, and how many workers it has
 * @param fresh whether the data of earlier runs is deleted first
 * @param workerSettings Spring properties of the workers beside those that every suite sets
 */
public record SuiteOptions(
        SuiteDirectory directory, PortPlan ports, boolean fresh, Map<String, String> workerSettings) {

    public SuiteOptions {
        workerSettings = Map.copyOf(workerSettings);
    }

    /** With workers as they are by default. */
    public SuiteOptions(SuiteDirectory directory, PortPlan ports, boolean fresh) {
        this(directory, ports, fresh, Map.of());
    }
}
