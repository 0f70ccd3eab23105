package dev.millrace.proof.matrix.input;

import dev.millrace.local.process.FfmpegRun;
import java.net.URI;

/**
 * Tools for recipes.
 *
 * @param canary address that hostile files name and that must never be called
 */
public record Tools(FfmpegRun ffmpeg, URI canary) {}
