package dev.millrace.worker.attempt;

import dev.millrace.common.contract.TranscodeReport.Playable;
import dev.millrace.common.contract.TranscodeReport.Ready;
import dev.millrace.worker.packaging.HlsOutput;
import dev.millrace.worker.publish.CacheLife;
import dev.millrace.worker.publish.S3Outputs;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores what a packaged output adds to the segments: media playlists once, master playlist and manifest again whenever
 * renditions join, and last the manifest that says what is there. Used by one thread.
 */
final class OutputStore {

    private final S3Outputs outputs;
    private final JsonMapper json;
    private final TranscodeAttempt attempt;
    private final Set<String> stored = new HashSet<>();

    OutputStore(S3Outputs outputs, JsonMapper json, TranscodeAttempt attempt) {
        this.outputs = outputs;
        this.json = json;
        this.attempt = attempt;
    }

    /** Every segment that the playlists name is stored already. */
    void store(HlsOutput output, Ready ready) {
        String prefix = attempt.prefix();
        output.mediaPlaylists().forEach((key, text) -> {
            if (stored.add(key)) {
                outputs.put(prefix + key, text, CacheLife.FOR_EVER);
            }
        });
        CacheLife life = ready instanceof Playable ? CacheLife.WHILE_GROWING : CacheLife.COMPLETE;
        outputs.put(prefix + HlsOutput.MASTER, output.masterPlaylist(), life);
        outputs.put(prefix + HlsOutput.MANIFEST, output.manifest(), life);
        outputs.put(attempt.manifest(), json.writeValueAsString(ready), CacheLife.WHILE_GROWING);
    }
}
