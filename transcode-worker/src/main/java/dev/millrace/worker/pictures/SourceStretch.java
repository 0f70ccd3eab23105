package dev.millrace.worker.pictures;

import dev.millrace.worker.probe.SourceFacts;
import java.nio.file.Path;

/**
 * A part of a source that is not encoded yet.
 *
 * @param file in which no more than this part of the picture need be there
 * @param fromSeconds from the beginning of the file's picture and sound
 */
public record SourceStretch(Path file, SourceFacts facts, double fromSeconds, double seconds) {}
