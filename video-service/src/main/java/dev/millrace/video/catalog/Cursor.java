package dev.millrace.video.catalog;

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

/** The place after which a page begins. Opaque to clients; the checksum is for typing errors, owners are checked elsewhere. */
record Cursor(Instant createdAt, UUID id) {

    private static final int FIELDS = 3;
    private static final int LONGEST = 200;

    String text() {
        String place = createdAt + "|" + id;
        byte[] bytes = (place + "|" + checksum(place)).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Cursor parse(String text) {
        if (text.length() > LONGEST) {
            throw invalid();
        }
        try {
            String[] fields = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", -1);
            if (fields.length != FIELDS
                    || !checksum(fields[0] + "|" + fields[1]).equals(fields[2])) {
                throw invalid();
            }
            return new Cursor(Instant.parse(fields[0]), UUID.fromString(fields[1]));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw invalid();
        }
    }

    private static String checksum(String place) {
        CRC32 crc = new CRC32();
        crc.update(place.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    private static ProblemException invalid() {
        return new ProblemException(
                ProblemType.VALIDATION_FAILED,
                "The cursor is not one of ours.",
                Map.of("errors", List.of(Map.of("field", "cursor", "message", "is not valid"))));
    }
}
