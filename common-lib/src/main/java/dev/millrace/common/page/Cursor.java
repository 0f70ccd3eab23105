package dev.millrace.common.page;

import dev.millrace.common.problem.InvalidField;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * The position after which a page begins, newest first. Opaque to clients; the checksum catches typing errors, owners are
 * checked elsewhere.
 *
 * @param createdAt of the last item of the previous page
 * @param id of the same
 */
public record Cursor(Instant createdAt, UUID id) {

    private static final int FIELDS = 3;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    public String text() {
        return CursorFields.text(createdAt, id, checksum(createdAt + "|" + id));
    }

    /**
     * Reads {@link #text}.
     *
     * @throws ProblemException 400 for anything else
     */
    public static Cursor parse(String text) {
        try {
            List<String> fields = CursorFields.parse(text, FIELDS);
            if (!checksum(fields.get(0) + "|" + fields.get(1)).equals(fields.get(2))) {
                throw invalid();
            }
            return new Cursor(instant(fields.get(0)), UUID.fromString(fields.get(1)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw invalid();
        }
    }

    /**
     * Parses an instant that the database can store; Java's range is larger.
     *
     * @throws DateTimeException for any other
     */
    public static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        if (!isKnown(instant)) {
            throw new DateTimeException("out of range");
        }
        return instant;
    }

    /** Whether the database can store the instant. */
    public static boolean isKnown(Instant instant) {
        return !instant.isBefore(Instant.EPOCH) && instant.isBefore(END);
    }

    private static String checksum(String place) {
        CRC32 crc = new CRC32();
        crc.update(place.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    /** The problem for an invalid cursor. */
    public static ProblemException invalid() {
        return new ProblemException(
                ProblemType.VALIDATION_FAILED,
                "The cursor is not valid. Send nextCursor of the previous page unchanged, or no cursor for the first page.",
                Map.of("errors", List.of(new InvalidField("cursor", "is not valid"))));
    }
}
