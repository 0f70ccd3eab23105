package dev.millrace.worker.source;

import dev.millrace.worker.probe.AudioTrack;
import dev.millrace.worker.probe.ByteRange;
import dev.millrace.worker.probe.MovieRepair;
import dev.millrace.worker.probe.PictureWindow;
import dev.millrace.worker.probe.ProbedBytes;
import dev.millrace.worker.probe.SoundBytes;
import dev.millrace.worker.probe.WindowBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * A source on its way to this machine, as far as it is needed: a file as long as the object, in which all that was not fetched is a
 * hole. No byte is fetched twice. Each call throws {@link dev.millrace.worker.outcome.TranscodeFailure}, retryable, when a range
 * cannot be read or the object was replaced, and {@link dev.millrace.worker.outcome.AttemptStopped} when the signal came. Used by
 * one thread.
 */
public final class PartialSource implements AutoCloseable {

    private final SourceObject object;
    private final Path file;
    private final S3Download download;

    PartialSource(SourceObject object, Path file, S3Download download) {
        this.object = object;
        this.file = file;
        this.download = download;
    }

    /** What is fetched. */
    public SourceObject object() {
        return object;
    }

    /** Where it lies. */
    public Path file() {
        return file;
    }

    /** Whether all of it is there. */
    public boolean isWhole() {
        return download.bytes() == object.sizeBytes();
    }

    /**
     * Fetches what the probe reads of a movie whose index says the rest, and repairs the file as the probe does it.
     *
     * @param longerThanSeconds a shorter one is needed whole
     * @return false when the whole source is needed; then all of it is still to be fetched
     */
    public boolean fetchProbed(double longerThanSeconds) throws InterruptedException {
        if (download.isOneRound()) {
            return false;
        }
        Optional<List<ByteRange>> probed = ProbedBytes.find(file, longerThanSeconds, download::fetchIndex);
        if (probed.isPresent()) {
            download.fetch(probed.get(), share -> {});
        }
        return probed.isPresent();
    }

    /**
     * Fetches what ffmpeg reads to decode the picture in the window, or all where the container does not say where that lies. The file is
     * repaired as the probe does it.
     */
    public void fetch(PictureWindow window) throws InterruptedException {
        if (!isWhole()) {
            fetchOrAll(WindowBytes.find(file, window, download::fetchIndex));
        }
    }

    /** Fetches what ffmpeg reads to decode all of the sound, or all; like {@link #fetch(PictureWindow)}. */
    public void fetch(AudioTrack audio) throws InterruptedException {
        if (!isWhole()) {
            fetchOrAll(SoundBytes.find(file, audio, download::fetchIndex));
        }
    }

    private void fetchOrAll(Optional<List<ByteRange>> media) throws InterruptedException {
        if (media.isPresent()) {
            download.fetch(media.get(), share -> {});
        } else {
            fetchAll(share -> {});
            MovieRepair.mend(file);
        }
    }

    /**
     * Fetches all that is not there yet, and repairs nothing.
     *
     * @param progress hears the share of it that is done, 0 to 1, from several threads
     */
    public void fetchAll(DoubleConsumer progress) throws InterruptedException {
        download.fetch(List.of(new ByteRange(0, object.sizeBytes())), progress);
    }

    /** How many bytes came so far, with the index. */
    public long bytes() {
        return download.bytes();
    }

    @Override
    public void close() {
        try {
            download.close();
        } catch (IOException e) {
            throw S3Sources.failed(e);
        }
    }
}
