package dev.millrace.local.suite;

import java.util.Map;

/**
 * How a suite is started.
 *
 * @param directory where its data and logs lie
 * @param ports where it listens, and how many workers it has
 * @param fresh whether the data of earlier runs is deleted first
 * @param settings Spring properties by module, which win over those that every suite sets
 */
public record SuiteOptions(
        SuiteDirectory directory, PortPlan ports, boolean fresh, Map<String, Map<String, String>> settings) {

    public SuiteOptions {
        settings = Map.copyOf(settings);
    }

    /** With services as they are by default. */
    public SuiteOptions(SuiteDirectory directory, PortPlan ports, boolean fresh) {
        this(directory, ports, fresh, Map.of());
    }
}
