package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;

/** A worker said what it was busy with in an attempt. Published when that is saved. */
public record EffortNoted(AttemptId by) {}
