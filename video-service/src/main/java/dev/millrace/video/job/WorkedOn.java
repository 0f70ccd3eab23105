package dev.millrace.video.job;

import dev.millrace.video.video.Video;

/** A video and its open job, neither of them locked. */
public record WorkedOn(Video video, Job job) {}
