package dev.millrace.common.queue;

/**
 * The queues of transcode jobs.
 *
 * @param jobs what workers take jobs from
 * @param deadLetters what nobody takes jobs from before an operator says so
 */
public record TranscodeQueues(SqsQueue jobs, SqsQueue deadLetters) {}
