package dev.millrace.worker.ffmpeg;

/**
 * How a child process ended by itself. Exit code 0 is not success: ffmpeg ends so on a truncated source and on a full disk.
 *
 * @param firstError the first error line, which names the cause (the last one misleads); empty when there was none
 */
public record RunResult(int exitCode, String firstError) {}
