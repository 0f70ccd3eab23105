package dev.millrace.worker.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what ffmpeg reads of a movie to decode all of its sound: the index, what it probes, and the sound's samples. */
public final class SoundBytes {

    /** why: a request costs money; two hours of film have a piece of sound each second. */
    private static final int MOST_REQUESTS = 1 << 14;

    private static final int HEAD_BYTES = 8;

    private final SourceBytes source;
    private final Movie movie;

    private SoundBytes(SourceBytes source, Movie movie) {
        this.source = source;
        this.movie = movie;
    }

    /**
     * Brings the index into the file, repairs it as the probe does, and says what media is needed beside it.
     *
     * @param file as long as the source is, with holes
     * @return empty when its index does not say that; why is logged
     */
    public static Optional<List<ByteRange>> find(Path file, AudioTrack audio, MissingBytes missing) {
        return MovieBytes.find(file, missing, (source, movie) -> new SoundBytes(source, movie).media(audio));
    }

    private List<ByteRange> media(AudioTrack audio) throws IOException {
        ByteRanges media = new ByteRanges(Math.max(MovieBytes.NEAREST, source.size() / MOST_REQUESTS));
        for (Map<String, Movie.Part> track : movie.tracks()) {
            ProbedSamples.addTo(media, source, track, ProbedSamples.Reach.USUAL);
        }
        for (int stream : Stream.of(Optional.of(audio.stream()), Optional.ofNullable(audio.rightStream()))
                .flatMap(Optional::stream)
                .toList()) {
            samples(stream).places().addAllTo(media);
        }
        return media.runs();
    }

    private SampleTable samples(int stream) throws IOException {
        if (stream >= movie.tracks().size() || !Movie.isA(source, movie.tracks().get(stream), "soun")) {
            throw new Unindexed("track " + stream + " is no sound");
        }
        Map<String, Movie.Part> track = movie.tracks().get(stream);
        SampleTable samples = new SampleTable(source, track);
        if (samples.evenSize() > 0 && samples.evenSize() != frameBytes(track)) {
            throw new Unindexed("sound whose samples have another size than its table says");
        }
        return samples;
    }

    /** Of sound that is not coded, by its first description. why: QuickTime may say that each sample has one byte. */
    private long frameBytes(Map<String, Movie.Part> track) throws IOException {
        Movie.Part entries = Movie.of(track, "stsd").orElseThrow(() -> new Unindexed("no stsd box"));
        ByteBuffer description = source.bytes(entries.from() + HEAD_BYTES, 48);
        boolean saysItself = description.getShort(16) == 1;
        return saysItself ? description.getInt(44) : description.getShort(24) * description.getShort(26) / Byte.SIZE;
    }
}
