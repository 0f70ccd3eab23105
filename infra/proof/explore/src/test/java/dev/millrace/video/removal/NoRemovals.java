package dev.millrace.video.removal;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Removes nothing: of what lies in storage the explorer follows sources and parts, which upload-service removes. */
public final class NoRemovals extends Removals {

    public NoRemovals() {
        super(null, null, null, new SimpleMeterRegistry(), null);
    }

    @Override
    public void request(String prefix, Reason reason) {}
}
