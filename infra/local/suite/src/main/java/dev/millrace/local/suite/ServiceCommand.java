package dev.millrace.local.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How a suite starts a service, for processes beside the suite. */
public final class ServiceCommand {

    private final ServiceLayout layout;
    private final int heapMiB;
    private final Compilers compilers;

    private ServiceCommand(ServiceLayout layout, int heapMiB, Compilers compilers) {
        this.layout = layout;
        this.heapMiB = heapMiB;
        this.compilers = compilers;
    }

    /** Unpacks the service's jar unless that has been done. */
    public static ServiceCommand of(SuiteDirectory suite, String service, int heapMiB, Compilers compilers)
            throws IOException, InterruptedException {
        return new ServiceCommand(ServiceLayout.of(suite, service), heapMiB, compilers);
    }

    /** Starts the service itself. */
    public List<String> service(Path crashReport) throws IOException {
        return layout.command(heapMiB, false, List.of(), compilers, crashReport);
    }

    /**
     * Starts another program with the service's libraries, but for our own, and the options of its JVM.
     *
     * @param code the program's jar or folder of classes
     */
    public List<String> other(String mainClass, Path code, Path crashReport) throws IOException {
        return layout.commandOf(mainClass, code, heapMiB, compilers, crashReport);
    }
}
