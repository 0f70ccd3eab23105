package dev.millrace.local.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a suite is started.
 *
 * @param directory where its data and logs lie
 * @param ports where it listens, and how many workers it has
 * @param reach who reaches it
 * @param fresh whether the data of earlier runs is deleted first
 * @param settings Spring properties by module, or of one worker by its name, which win over those that every suite sets
 * @param beside jars that every service finds on its class path after its own
 */
public record SuiteOptions(
        SuiteDirectory directory,
        PortPlan ports,
        Reach reach,
        boolean fresh,
        Map<String, Map<String, String>> settings,
        List<Path> beside) {

    public SuiteOptions {
        settings = Map.copyOf(settings);
        beside = List.copyOf(beside);
    }

    /** For this machine only, with services as they are by default. */
    public SuiteOptions(SuiteDirectory directory, PortPlan ports, boolean fresh) {
        this(directory, ports, Reach.LOCAL, fresh);
    }

    /** With services as they are by default. */
    public SuiteOptions(SuiteDirectory directory, PortPlan ports, Reach reach, boolean fresh) {
        this(directory, ports, reach, fresh, Map.of(), List.of());
    }

    /** For this machine only. */
    public SuiteOptions(
            SuiteDirectory directory,
            PortPlan ports,
            boolean fresh,
            Map<String, Map<String, String>> settings,
            List<Path> beside) {
        this(directory, ports, Reach.LOCAL, fresh, settings, beside);
    }
}
