package dev.millrace.upload.announce;

import dev.millrace.common.outbox.OutboxMessage;
import dev.millrace.common.outbox.OutboxSender;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.upload.video.VideoService;
import org.springframework.stereotype.Component;

/** Delivers upload reports to video-service. */
@Component
class ReportSender implements OutboxSender {

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;

    private final VideoService videos;

    ReportSender(VideoService videos) {
        this.videos = videos;
    }

    @Override
    public String kind() {
        return Announcements.REPORT;
    }

    @Override
    public void send(OutboxMessage message) {
        try {
            videos.report(message.id(), message.payload());
        } catch (SignedCallRefused e) {
            // why: a wrong secret or a flood gets better; a report that was understood and refused does not
            if (e.status() == UNAUTHORIZED || e.status() == TOO_MANY_REQUESTS) {
                throw e;
            }
            throw new PermanentlyRefused("video-service answered " + e.status() + " " + e.code());
        }
    }
}
