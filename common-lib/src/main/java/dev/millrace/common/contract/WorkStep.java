package dev.millrace.common.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** What a worker is busy with in an attempt, for the timeline of a video. */
public enum WorkStep {
    /** It says that it has begun, and reads what earlier attempts left for it. */
    STARTING,
    /** It fetches the source, or parts of it. */
    DOWNLOADING,
    /** It looks at the source. */
    PROBING,
    /** It decides what to make. */
    PLANNING,
    /** FFmpeg runs. */
    ENCODING,
    /** It checks what it made. */
    VERIFYING,
    /** It makes posters and seek pictures. */
    PICTURES,
    /** It stores what is not stored yet, and writes playlists. */
    PUBLISHING,
    /** It waits until its result is taken. */
    REPORTING,
    /** Something else, or the step in which the attempt broke off. */
    OTHER;

    /** A step of a newer worker is {@link #OTHER}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static WorkStep of(String name) {
        return Arrays.stream(values())
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElse(OTHER);
    }
}
