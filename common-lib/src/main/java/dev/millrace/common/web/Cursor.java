package dev.millrace.common.web;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * The place after which a page begins, newest first. Opaque to clients; the checksum is for typing errors, owners are checked
 * elsewhere.
 *
 * @param createdAt of the last item of the page before
 * @param id of the same
 */
public record Cursor(Instant createdAt, UUID id) {

    private static final int FIELDS = 3;
    private static final int LONGEST = 200;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    /** As {@code nextCursor}. */
    public String text() {
        String place = createdAt + "|" + id;
        byte[] bytes = (place + "|" + checksum(place)).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Reads {@link #text}.
     *
     * @throws ProblemException for everything else: 400
     */
    public static Cursor parse(String text) {
        if (text.length() > LONGEST) {
            throw invalid();
        }
        try {
            String[] fields = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", -1);
            if (fields.length != FIELDS
                    || !checksum(fields[0] + "|" + fields[1]).equals(fields[2])) {
                throw invalid();
            }
            return new Cursor(instant(fields[0]), UUID.fromString(fields[1]));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw invalid();
        }
    }

    /**
     * An instant that a database knows; Java's reach further.
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

    /** Whether a database knows the instant. */
    public static boolean isKnown(Instant instant) {
        return !instant.isBefore(Instant.EPOCH) && instant.isBefore(END);
    }

    private static String checksum(String place) {
        CRC32 crc = new CRC32();
        crc.update(place.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    /** The refusal of a text that is no cursor. */
    public static ProblemException invalid() {
        return new ProblemException(
                ProblemType.VALIDATION_FAILED,
                "The cursor is not valid. Send nextCursor of the page before as it is, or none for the first page.",
                Map.of("errors", List.of(Map.of("field", "cursor", "message", "is not valid"))));
    }
}
