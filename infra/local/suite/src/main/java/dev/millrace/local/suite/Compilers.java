package dev.millrace.local.suite;

import java.util.List;

/** The compilers of the services' JVMs. */
public enum Compilers {

    /** The first alone: on a developer's machine, start time matters more than throughput. */
    FIRST("-XX:TieredStopAtLevel=1"),

    /** Both, as where services are deployed: slower to start, and a call costs a third once it is warm. */
    AS_DEPLOYED;

    private final List<String> options;

    Compilers(String... options) {
        this.options = List.of(options);
    }

    List<String> options() {
        return options;
    }
}
