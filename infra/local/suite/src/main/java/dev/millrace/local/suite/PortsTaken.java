package dev.millrace.local.suite;

import java.util.Map;
import java.util.stream.Collectors;

/** Another process listens on a port of the suite. */
public final class PortsTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortsTaken(Map<Integer, String> owners) {
        super(owners.entrySet().stream()
                .map(taken -> "port " + taken.getKey() + " is taken, " + taken.getValue() + " wants it")
                .collect(Collectors.joining("\n")));
    }
}
