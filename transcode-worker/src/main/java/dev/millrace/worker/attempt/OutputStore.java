package dev.millrace.worker.attempt;

import dev.millrace.common.contract.TranscodeReport.Playable;
import dev.millrace.common.contract.TranscodeReport.Ready;
import dev.millrace.worker.packaging.HlsOutput;
import dev.millrace.worker.publish.CacheLife;
import dev.millrace.worker.publish.S3Outputs;
import dev.millrace.worker.publish.SegmentUploads;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores what a packaged output adds to the segments: media playlists once, then, again whenever renditions join, master playlist and
 * manifest, which name only what is stored, and last what says what is there. Used by one thread.
 */
public final class OutputStore {

    private final S3Outputs outputs;
    private final SegmentUploads uploads;
    private final JsonMapper json;
    private final TranscodeAttempt attempt;
    private final Set<String> stored = new HashSet<>();

    public OutputStore(S3Outputs outputs, SegmentUploads uploads, JsonMapper json, TranscodeAttempt attempt) {
        this.outputs = outputs;
        this.uploads = uploads;
        this.json = json;
        this.attempt = attempt;
    }

    /** Begins to store the media playlists, beside the segments that they name. */
    public void begin(HlsOutput output) {
        output.mediaPlaylists().forEach((name, text) -> {
            if (stored.add(name)) {
                uploads.store(name, text, CacheLife.FOR_EVER);
            }
        });
    }

    /** Every segment and media playlist is stored already. */
    public void finish(HlsOutput output, Ready ready) {
        CacheLife life = ready instanceof Playable ? CacheLife.WHILE_GROWING : CacheLife.COMPLETE;
        uploads.store(HlsOutput.MASTER, output.masterPlaylist(), life);
        uploads.store(HlsOutput.MANIFEST, output.manifest(), life);
        uploads.await();
        note(ready);
    }

    /** Stores what is there; all that it names is stored already. */
    public void note(Ready ready) {
        outputs.put(attempt.manifest(), json.writeValueAsString(ready), CacheLife.WHILE_GROWING);
    }
}
