package dev.millrace.upload.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the caller's sessions, newest first; {@code nextCursor} is null on the last one. */
record SessionPage(List<SessionSummary> items, @Nullable String nextCursor) {}
