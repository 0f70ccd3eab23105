package dev.millrace.common.media;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A container format for sources, with its media types (the first is canonical) and file extension. */
public enum SourceContainer {
    /** ISO base media file, brand mp4x/isom. */
    MP4("mp4", "video/mp4"),
    /** QuickTime. */
    MOV("mov", "video/quicktime"),
    /** 3GPP and 3GPP2. */
    THREE_GP("3gp", "video/3gpp", "video/3gpp2"),
    /** RIFF AVI. */
    AVI("avi", "video/x-msvideo", "video/avi"),
    /** Advanced Systems Format. */
    WMV("wmv", "video/x-ms-wmv", "video/x-ms-asf"),
    /** Matroska's web profile; off by default. */
    WEBM("webm", "video/webm");

    private final String extension;
    private final List<String> mimes;

    SourceContainer(String extension, String... mimes) {
        this.extension = extension;
        this.mimes = List.of(mimes);
    }

    /** File extension without the dot, as used in object keys. */
    public String extension() {
        return extension;
    }

    /** Media types, lower case; the first is the canonical one. */
    public List<String> mimes() {
        return mimes;
    }

    /** The container of a declared media type; parameters and case are ignored. */
    public static Optional<SourceContainer> ofMime(String mime) {
        String bare = mime.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(container -> container.mimes.contains(bare))
                .findFirst();
    }
}
