package dev.millrace.worker.intake;

import java.time.Duration;

/** The delivery of a job that was claimed without its message, which stays in the queue whatever the outcome. */
final class DetachedDelivery implements Delivery {

    @Override
    public String body() {
        return "";
    }

    @Override
    public int receives() {
        return 1;
    }

    @Override
    public void delete() {}

    @Override
    public void deadLetter() {}

    @Override
    public void hideFor(Duration duration) {}

    @Override
    public void sendAgainIn(Duration duration) {}
}
