package dev.millrace.common.queue;

/**
 * The queues of transcode jobs.
 *
 * @param jobs what workers take jobs from
 * @param deadLetters where failed jobs stay until an operator redrives them
 */
public record TranscodeQueues(SqsQueue jobs, SqsQueue deadLetters) {}
