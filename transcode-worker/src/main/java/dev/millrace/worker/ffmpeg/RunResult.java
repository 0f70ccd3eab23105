package dev.millrace.worker.ffmpeg;

/**
 * How a child process ended by itself. Exit code 0 is not success: ffmpeg ends so on a truncated source and on a full disk.
 *
 * @param firstError the first error line, which names the cause (the last one misleads); empty when there was none
 * @param said the first error line and the last lines, scrubbed, at most 40 lines and 4 KiB
 * @param undecodablePictures video packets that no decoder could decode; ffmpeg skips them
 */
public record RunResult(int exitCode, String firstError, String said, int undecodablePictures) {}
