package dev.millrace.video.operations;

import dev.millrace.common.page.Cursor;
import dev.millrace.common.page.CursorFields;
import dev.millrace.video.video.Video;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where a replay goes on. Opaque to clients.
 *
 * @param statusSince of the last video looked at
 * @param id of the same
 * @param until when the replay began: what fails again since then is not replayed again
 */
record ReplayCursor(Instant statusSince, UUID id, Instant until) {

    private static final int FIELDS = 3;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    static ReplayCursor first(Instant since, Instant until) {
        return new ReplayCursor(since, BEFORE_ALL, until);
    }

    ReplayCursor after(Video last) {
        return new ReplayCursor(last.statusSince(), last.id(), until);
    }

    String text() {
        return CursorFields.text(statusSince, id, until);
    }

    static ReplayCursor parse(String text) {
        try {
            List<String> fields = CursorFields.parse(text, FIELDS);
            return new ReplayCursor(
                    Cursor.instant(fields.get(0)), UUID.fromString(fields.get(1)), Cursor.instant(fields.get(2)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Cursor.invalid();
        }
    }
}
