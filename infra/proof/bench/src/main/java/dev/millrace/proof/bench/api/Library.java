package dev.millrace.proof.bench.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/** Fills the database with videos and their sessions, by what the services that own the tables publish for it. */
final class Library {

    private static final int VIDEOS_PER_OWNER = 20;
    private static final List<String> FIXTURES =
            List.of("/dev/millrace/video/testing/library.sql", "/dev/millrace/upload/testing/library.sql");

    private final PgStatStatements database;
    private int filled;

    Library(PgStatStatements database) {
        this.database = database;
    }

    /** Adds what is missing to that many, and lets the database look at what it has, as it would in the course of a year. */
    void fill(int videos) throws SQLException {
        int owners = Math.max(Owners.COUNT, videos / VIDEOS_PER_OWNER);
        for (String fixture : FIXTURES) {
            database.run(text(fixture)
                    .replace(":from", String.valueOf(filled + 1))
                    .replace(":to", String.valueOf(videos))
                    .replace(":owners", String.valueOf(owners))
                    .replace(":agency", Owners.AGENCY));
        }
        database.run("vacuum analyze");
        database.run("checkpoint");
        filled = videos;
    }

    private static String text(String fixture) {
        try (InputStream file = Library.class.getResourceAsStream(fixture)) {
            if (file == null) {
                throw new IllegalStateException(fixture + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
