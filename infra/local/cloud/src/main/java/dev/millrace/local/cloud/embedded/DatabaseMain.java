package dev.millrace.local.cloud.embedded;

import dev.millrace.local.cloud.database.Database;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

/**
 * PostgreSQL in its own process, beside a cloud without one: {@code DatabaseMain <settings> <directory>}. The settings name
 * {@code port} and {@code password}.
 */
public final class DatabaseMain {

    private DatabaseMain() {}

    /** Runs until the process is terminated. */
    public static void main(String... arguments) throws Exception {
        QuietLogs.applyToAll();
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(arguments[0]))) {
            settings.load(file);
        }
        Path directory = Path.of(arguments[1]);
        Database.stopLeftBehind(directory);
        int port = Integer.parseInt(settings.getProperty("port"));
        Database database = Database.start(directory, port, true, settings.getProperty("password"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(database), "database-stop"));
        System.out.println("PostgreSQL is up at " + database.jdbcUrl());
        // why: the server is a process of its own, and this JVM has no other thread that stays.
        new CountDownLatch(1).await();
    }

    private static void close(Database database) {
        try {
            database.close();
        } catch (IOException e) {
            System.err.println("PostgreSQL did not stop: " + e.getMessage());
        }
    }
}
