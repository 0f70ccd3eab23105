package dev.millrace.local.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Start options of a suite.
 *
 * @param directory its data and logs
 * @param ports its ports and number of workers
 * @param reach who can reach it
 * @param fresh whether to delete the data of earlier runs first
 * @param settings Spring properties by module, or by a worker's name, which override the suite's own
 * @param beside additional jars for the end of every service's class path
 * @param compilers of the services' JVMs
 */
public record SuiteOptions(
        SuiteDirectory directory,
        PortPlan ports,
        Reach reach,
        boolean fresh,
        Map<String, Map<String, String>> settings,
        List<Path> beside,
        Compilers compilers) {

    public SuiteOptions {
        settings = Map.copyOf(settings);
        beside = List.copyOf(beside);
    }

    /** For this machine only, with default settings. */
    public SuiteOptions(SuiteDirectory directory, PortPlan ports, boolean fresh) {
        this(directory, ports, Reach.LOCAL, fresh);
    }

    /** With default settings. */
    public SuiteOptions(SuiteDirectory directory, PortPlan ports, Reach reach, boolean fresh) {
        this(directory, ports, reach, fresh, Map.of(), List.of(), Compilers.FIRST);
    }

    /** For this machine only. */
    public SuiteOptions(
            SuiteDirectory directory,
            PortPlan ports,
            boolean fresh,
            Map<String, Map<String, String>> settings,
            List<Path> beside) {
        this(directory, ports, Reach.LOCAL, fresh, settings, beside, Compilers.FIRST);
    }

    /** The same with other compilers. */
    public SuiteOptions with(Compilers others) {
        return new SuiteOptions(directory, ports, reach, fresh, settings, beside, others);
    }
}
