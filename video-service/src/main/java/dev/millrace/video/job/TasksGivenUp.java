package dev.millrace.video.job;

import java.util.UUID;

/** A divided job failed for good: no attempt knows that it was the last, to remove what all have stored. Published inside the transaction. */
public record TasksGivenUp(UUID videoId) {}
