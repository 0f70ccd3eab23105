package dev.millrace.video.removal;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Removes nothing from storage. */
public final class NoRemovals extends Removals {

    public NoRemovals() {
        super(null, null, null, new SimpleMeterRegistry(), null);
    }

    @Override
    public void request(String prefix, Reason reason) {}
}
