package dev.millrace.local.client;

import tools.jackson.databind.JsonNode;

/** Reads the state of a video from the API's response. */
public final class VideoState {

    private VideoState() {}

    /** Whether it plays; more renditions may follow. */
    public static boolean isReady(JsonNode video) {
        return video.path("status").asString().equals("READY");
    }

    /** Whether it plays with all renditions: the progress of a READY video counts those that are missing. */
    public static boolean isComplete(JsonNode video) {
        return isReady(video) && !video.path("progress").isObject();
    }
}
