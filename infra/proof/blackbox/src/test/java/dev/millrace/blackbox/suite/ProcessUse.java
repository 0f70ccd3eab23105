package dev.millrace.blackbox.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The resource use of a process, as counted by Linux.
 *
 * @param bytesRead all bytes read, including sockets ({@code rchar} of proc(5))
 */
public record ProcessUse(long bytesRead) {

    /** Resource use of the services involved in an upload. */
    public static Map<String, ProcessUse> ofServices(Suite suite) {
        return Stream.of("api-gateway", "video-service", "upload-service")
                .collect(Collectors.toMap(name -> name, name -> of(suite.pid(name))));
    }

    private static ProcessUse of(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/io"))) {
            return new ProcessUse(lines.filter(line -> line.startsWith("rchar:"))
                    .mapToLong(line -> Long.parseLong(line.substring(6).strip()))
                    .findFirst()
                    .orElseThrow());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
