package dev.millrace.video.asset;

/** An output whose assets were all found in storage. Only {@link AttemptOutputs#verify} makes one. */
public record VerifiedOutput(AttemptOutput output) {}
