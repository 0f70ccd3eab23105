package dev.millrace.local.cloud;

import java.util.ServiceLoader;

/**
 * A throw-away cloud in containers, for tests with {@code -Dmillrace.cloud=containers}. Found by {@link ServiceLoader}, and asked
 * for only there, because it needs an engine.
 */
public interface CloudContainers extends AutoCloseable {

    /** System property that chooses the cloud of the services' tests: {@value #ASKED}, or a child JVM. */
    String PROPERTY = "millrace.cloud";

    /** The property's value for containers. */
    String ASKED = "containers";

    /** Starts all containers and returns when every part answers. */
    CloudEndpoints start();

    /** Stops and removes them. */
    @Override
    void close();

    /** Whether this JVM's tests run against containers. */
    static boolean areAsked() {
        return ASKED.equals(System.getProperty(PROPERTY));
    }

    /** Containers that are not started yet. @throws IllegalStateException when none are on the class path */
    static CloudContainers find() {
        return ServiceLoader.load(CloudContainers.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no containers of a cloud on the class path"));
    }
}
