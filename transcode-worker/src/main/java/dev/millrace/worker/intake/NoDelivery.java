package dev.millrace.worker.intake;

import java.time.Duration;

/** A job that was taken without its message: that stays in the queue, whatever becomes of the job. */
final class NoDelivery implements Delivery {

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
