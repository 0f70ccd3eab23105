package dev.millrace.worker.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The times of a movie's first pictures by its index: what ffprobe prints of their packets, and reads all of their bytes for. */
final class IndexedTimes {

    private IndexedTimes() {}

    /**
     * Of a picture whose tables are whole.
     *
     * @param most how many
     * @return empty when the edit list leaves some of them out: which, only ffmpeg knows
     */
    static Optional<PacketTimes> first(Path file, int stream, int most) {
        try (SourceBytes source = new SourceBytes(file)) {
            Movie movie = Movie.of(source);
            Map<String, Movie.Part> track = movie.tracks().get(stream);
            long scale = MediaHeader.of(source, track).scale();
            Optional<EditList> edits = EditList.plain(source, track);
            long begin = edits.isEmpty() ? Long.MIN_VALUE : edits.get().mediaTime();
            long end = edits.isEmpty() ? Long.MAX_VALUE : begin + edits.get().shown(scale, movie.scale(source));
            PacketTimes times = new PacketTimes(0);
            for (SampleTimes samples = new SampleTable(source, track).times(); samples.next(); ) {
                if (samples.number() == most) {
                    break;
                }
                if (samples.shown() < begin || samples.shown() >= end) {
                    return Optional.empty();
                }
                times.accept(String.format(Locale.ROOT, "%.6f,,0", (double) samples.shown() / scale));
            }
            return Optional.of(times);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
