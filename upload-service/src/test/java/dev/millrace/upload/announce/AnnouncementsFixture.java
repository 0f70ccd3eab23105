package dev.millrace.upload.announce;

import dev.millrace.common.outbox.Outbox;
import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.common.trace.Traces;
import java.time.Clock;

/** The real announcements, into what is given. */
public final class AnnouncementsFixture {

    private AnnouncementsFixture() {}

    public static Announcements announcements(Outbox outbox, OutboxRelay relay, Traces traces, Clock clock) {
        return new Announcements(outbox, relay, traces, clock);
    }
}
