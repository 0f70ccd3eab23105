package dev.millrace.worker.attempt;

import dev.millrace.common.contract.Stage;
import dev.millrace.worker.division.Division;
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.report.ProgressReports;
import dev.millrace.worker.report.Reports;
import dev.millrace.worker.source.PartialSource;
import dev.millrace.worker.source.S3Sources;
import dev.millrace.worker.source.SourceObject;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Fetches and probes sources: of a long one that may be divided the index alone, where that says enough. Thread-safe. */
@Component
class SourceIntake {

    private final S3Sources sources;
    private final Probe probe;
    private final Division division;
    private final ScratchDirectory scratchDirectory;
    private final Reports reports;

    SourceIntake(
            S3Sources sources, Probe probe, Division division, ScratchDirectory scratchDirectory, Reports reports) {
        this.sources = sources;
        this.probe = probe;
        this.division = division;
        this.scratchDirectory = scratchDirectory;
        this.reports = reports;
    }

    /** What is made of a source. */
    @FunctionalInterface
    interface Making<R> {
        R of(FetchedSource source, ProgressReports progress) throws InterruptedException;
    }

    /**
     * Lets something be made of an attempt's source, which may not be whole; its files go afterwards.
     *
     * @throws dev.millrace.worker.outcome.TranscodeFailure also when it cannot be taken
     * @throws NotEnoughDisk when it could not begin here and now
     */
    <R> R with(TranscodeAttempt attempt, ProgressReports progress, Making<R> making) throws InterruptedException {
        progress.at(Stage.DOWNLOADING, 0, null);
        SourceObject object = sources.look(attempt.job().sourceFileKey());
        scratchDirectory.checkRoomForSource(object.sizeBytes());
        try (Scratch scratch = scratchDirectory.open(attempt.id());
                PartialSource parts = sources.open(object, scratch.source(), attempt.signal())) {
            SourceFacts facts = facts(attempt, parts, progress);
            reports.probed(attempt.id(), facts.summary(), attempt.signal());
            attempt.steps().ended("probe");
            return making.of(new FetchedSource(parts, scratch, facts), progress);
        }
    }

    /** Fetches what is not there yet. */
    void fetchRest(TranscodeAttempt attempt, PartialSource source, ProgressReports progress)
            throws InterruptedException {
        fetchAll(attempt, source, source.bytes(), progress);
    }

    /** @param counted bytes of the source that an earlier step has */
    private void fetchAll(TranscodeAttempt attempt, PartialSource source, long counted, ProgressReports progress)
            throws InterruptedException {
        source.fetchAll(share -> progress.at(Stage.DOWNLOADING, (int) (share * 5), null));
        attempt.steps().ended("download", source.bytes() - counted);
        progress.at(Stage.PROBING, 5, null);
    }

    private SourceFacts facts(TranscodeAttempt attempt, PartialSource source, ProgressReports progress)
            throws InterruptedException {
        Optional<SourceFacts> indexed = byIndex(attempt, source);
        if (indexed.isPresent()) {
            return indexed.get();
        }
        fetchAll(attempt, source, 0, progress);
        return probe.probe(source.file(), attempt.signal());
    }

    private Optional<SourceFacts> byIndex(TranscodeAttempt attempt, PartialSource source) throws InterruptedException {
        if (!source.fetchProbed(division.longerThanSeconds())) {
            return Optional.empty();
        }
        attempt.steps().ended("index", source.bytes());
        return probe.probeByIndex(source.file(), attempt.signal());
    }
}
