package dev.millrace.worker.publish;

/** Media types of the stored objects, by key. */
final class ContentTypes {

    private ContentTypes() {}

    static String of(String key) {
        boolean isSound = key.contains("/audio");
        return switch (key.substring(key.lastIndexOf('.') + 1)) {
            case "m3u8" -> "application/vnd.apple.mpegurl";
            case "mpd" -> "application/dash+xml";
            case "vtt" -> "text/vtt";
            case "mp4" -> isSound ? "audio/mp4" : "video/mp4";
            case "m4s" -> isSound ? "audio/mp4" : "video/iso.segment";
            case "jpg" -> "image/jpeg";
            case "json" -> "application/json";
            default -> throw new IllegalArgumentException("No media type for " + key);
        };
    }
}
