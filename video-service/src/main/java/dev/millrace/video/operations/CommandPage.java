package dev.millrace.video.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the audit, newest first; {@code nextCursor} is null on the last one. */
record CommandPage(List<AuditedCommand> items, @Nullable Long nextCursor) {

    /** @param found one more than the page holds when there is another page */
    static CommandPage of(List<AuditedCommand> found, int limit) {
        if (found.size() <= limit) {
            return new CommandPage(found, null);
        }
        return new CommandPage(found.subList(0, limit), found.get(limit - 1).id());
    }
}
