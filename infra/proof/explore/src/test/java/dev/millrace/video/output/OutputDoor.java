package dev.millrace.video.output;

import dev.millrace.video.lifecycle.TranscodeAttempts;
import dev.millrace.video.storage.MediaStore;
import tools.jackson.databind.json.JsonMapper;

/** The real check of outputs, for the explorer. */
public final class OutputDoor {

    private OutputDoor() {}

    public static AttemptOutputs open(MediaStore store, TranscodeAttempts attempts, JsonMapper json) {
        return new AttemptOutputs(store, attempts, json);
    }
}
