package dev.millrace.video.operations;

import dev.millrace.common.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the audit, newest first; {@code nextCursor} is null on the last one. */
record CommandPage(List<AuditedCommand> items, @Nullable Long nextCursor) {

    /** @param found one more than the page holds when there is another page */
    static CommandPage of(List<AuditedCommand> found, int limit) {
        Page<AuditedCommand> page = Page.of(found, limit);
        return new CommandPage(page.items(), page.next(AuditedCommand::id));
    }
}
