package dev.millrace.local.cloud.embedded;

import dev.millrace.local.cloud.CloudEndpoints;
import dev.millrace.local.cloud.CloudOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The cloud in its own process: {@code CloudMain <directory> <durable> <database> [origin…]}. Prints one line when it is ready
 * and exits when its standard input closes, and so when its parent is killed.
 */
public final class CloudMain {

    private CloudMain() {}

    public static void main(String... arguments) throws Exception {
        PrintStream parent = System.out;
        // why: output of a library must not be mistaken for that line.
        System.setOut(System.err);
        QuietLogs.applyToAll();
        Path directory = Path.of(arguments[0]);
        boolean durable = Boolean.parseBoolean(arguments[1]);
        boolean database = Boolean.parseBoolean(arguments[2]);
        CloudOptions options = (durable ? CloudOptions.durable(directory) : CloudOptions.forTests(directory))
                .withAllowedOrigins(Arrays.asList(arguments).subList(3, arguments.length));
        EmbeddedCloud cloud = EmbeddedCloud.start(database ? options : options.withoutDatabase());
        Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "cloud-stop"));
        System.err.println("started in " + cloud.startedIn() + " " + cloud.partsStartedIn());
        parent.write((CloudEndpoints.READY + cloud.endpoints().encode() + "\n").getBytes(StandardCharsets.US_ASCII));
        parent.flush();
        awaitEndOfInput();
        System.exit(0);
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Nothing is ever sent on it.
        }
    }
}
