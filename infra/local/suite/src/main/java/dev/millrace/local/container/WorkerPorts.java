package dev.millrace.local.container;

import dev.millrace.local.suite.PortPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the workers of the containers' network. They take any free port, so the kernel is asked who listens there. */
final class WorkerPorts {

    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    /** A socket that listens (state 0A) at 127.0.0.1, which the second table maps to IPv6. */
    private static final Pattern LISTENING =
            Pattern.compile(" *\\d+: (?:0{16}FFFF0000)?0100007F:([0-9A-F]{4}) [0-9A-F]+:0000 0A .*");

    private WorkerPorts() {}

    /** The ports on which workers may listen: those that the plan gives to nobody else. */
    static List<Integer> candidates(PortPlan ports) {
        List<String> sockets = new ArrayList<>();
        try {
            for (Path table : TABLES) {
                if (Files.exists(table)) {
                    sockets.addAll(Files.readAllLines(table));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return in(sockets, ports);
    }

    static List<Integer> in(List<String> sockets, PortPlan ports) {
        return sockets.stream()
                .map(LISTENING::matcher)
                .filter(Matcher::matches)
                .map(socket -> Integer.parseInt(socket.group(1), 16))
                .filter(port -> !ports.owners().containsKey(port))
                .sorted()
                .toList();
    }
}
