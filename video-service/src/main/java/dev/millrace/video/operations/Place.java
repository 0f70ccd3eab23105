package dev.millrace.video.operations;

import dev.millrace.common.web.Cursor;
import dev.millrace.video.video.Video;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a replay goes on. Opaque to clients.
 *
 * @param statusSince of the last video looked at
 * @param id of the same
 * @param until when the replay began: what fails again since then is not replayed again
 */
record Place(Instant statusSince, UUID id, Instant until) {

    private static final int FIELDS = 3;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    static Place first(Instant since, Instant until) {
        return new Place(since, BEFORE_ALL, until);
    }

    Place after(Video last) {
        return new Place(last.statusSince(), last.id(), until);
    }

    String text() {
        String place = statusSince + "|" + id + "|" + until;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    static Place parse(String text) {
        try {
            String[] fields = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", -1);
            if (fields.length != FIELDS) {
                throw Cursor.invalid();
            }
            return new Place(Cursor.instant(fields[0]), UUID.fromString(fields[1]), Cursor.instant(fields[2]));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Cursor.invalid();
        }
    }
}
