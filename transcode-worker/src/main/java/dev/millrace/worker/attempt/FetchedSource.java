package dev.millrace.worker.attempt;

import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.source.SourceObject;
import java.nio.file.Path;

/** A source on this machine's disk, what it turned out to be, and the folder for what is made of it. */
record FetchedSource(SourceObject object, Scratch scratch, SourceFacts facts) {

    Path file() {
        return scratch.source();
    }

    Path output() {
        return scratch.output();
    }
}
