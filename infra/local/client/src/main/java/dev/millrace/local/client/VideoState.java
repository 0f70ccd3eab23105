package dev.millrace.local.client;

import tools.jackson.databind.JsonNode;

/** What the API's answer about a video says of how far it is. */
public final class VideoState {

    private VideoState() {}

    /** Whether it plays; renditions may still join. */
    public static boolean isReady(JsonNode video) {
        return video.path("status").asString().equals("READY");
    }

    /** Whether it plays with all of its renditions: the progress of a READY video speaks of those that have yet to join. */
    public static boolean isComplete(JsonNode video) {
        return isReady(video) && !video.path("progress").isObject();
    }
}
