package dev.millrace.upload.announce;

import dev.millrace.common.outbox.OutboxMessage;
import dev.millrace.common.outbox.OutboxSender;
import dev.millrace.common.signature.SignedCallRefused;
import java.util.function.Consumer;

/** Delivers one kind of message to video-service. */
final class VideoServiceSender implements OutboxSender {

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;

    private final String kind;
    private final Consumer<OutboxMessage> call;

    VideoServiceSender(String kind, Consumer<OutboxMessage> call) {
        this.kind = kind;
        this.call = call;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public void send(OutboxMessage message) {
        try {
            call.accept(message);
        } catch (SignedCallRefused e) {
            // why: a wrong secret or a flood gets better; a message that was understood and refused does not
            if (e.status() == UNAUTHORIZED || e.status() == TOO_MANY_REQUESTS) {
                throw e;
            }
            throw new PermanentlyRefused("video-service answered " + e.status() + " " + e.code());
        }
    }
}
