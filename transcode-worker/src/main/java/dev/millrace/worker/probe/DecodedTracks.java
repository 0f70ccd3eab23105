package dev.millrace.worker.probe;

import dev.millrace.worker.ffmpeg.DecodableCodecs;
import dev.millrace.worker.outcome.StopSignal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses the tracks of a source, and tries whether they decode. Thread-safe. */
final class DecodedTracks {

    private static final int MOST_TRIALS = 8;

    private final DecodableCodecs codecs;
    private final TrialDecode trial;

    DecodedTracks(DecodableCodecs codecs, TrialDecode trial) {
        this.codecs = codecs;
        this.trial = trial;
    }

    /** Those that the header makes one choose. @throws TranscodeFailure permanent, when there is no film in it */
    Tracks untried(List<ProbeJson.Stream> streams, Protection protection) {
        return Tracks.of(streams, new Tracks.Rules(codecs.names(), protection::covers, Set.of()));
    }

    /** Takes the next best track in place of one that decodes to nothing; the last one is left to the encode to judge. */
    Tracks of(Path source, List<ProbeJson.Stream> streams, Protection protection, StopSignal signal)
            throws InterruptedException {
        Tracks.Rules rules = new Tracks.Rules(codecs.names(), protection::covers, Set.of());
        for (int tried = 0; tried < MOST_TRIALS; tried++) {
            Tracks tracks = Tracks.of(streams, rules);
            Optional<ProbeJson.Stream> empty = decodesToNothing(source, tracks, signal);
            if (empty.isEmpty()) {
                return tracks;
            }
            rules = rules.without(empty.get());
        }
        return Tracks.of(streams, rules).withoutSound();
    }

    private Optional<ProbeJson.Stream> decodesToNothing(Path source, Tracks tracks, StopSignal signal)
            throws InterruptedException {
        if (!tracks.isOnlyPicture() && !trial.gives(source, tracks.video(), signal)) {
            return Optional.of(tracks.video());
        }
        ProbeJson.Stream sound = tracks.audio();
        return sound == null || trial.gives(source, sound, signal) ? Optional.empty() : Optional.of(sound);
    }
}
