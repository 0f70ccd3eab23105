package dev.millrace.proof.matrix.input;

import dev.millrace.local.process.FfmpegRun;
import java.net.URI;

/**
 * What recipes work with.
 *
 * @param canary address that hostile files name and nobody may ever call
 */
public record Tools(FfmpegRun ffmpeg, URI canary) {}
