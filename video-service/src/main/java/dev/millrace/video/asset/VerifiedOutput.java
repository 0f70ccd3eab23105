package dev.millrace.video.asset;

/** An output of which every asset was seen in storage. Only {@link AttemptOutputs#verify} makes one. */
public record VerifiedOutput(AttemptOutput output) {}
