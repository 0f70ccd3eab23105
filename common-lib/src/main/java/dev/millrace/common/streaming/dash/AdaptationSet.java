package dev.millrace.common.streaming.dash;

import java.util.List;

/** Representations between which a player may switch. */
public record AdaptationSet(Element element) {

    static final String NAME = "AdaptationSet";

    private static final String CONTENT = "contentType";
    private static final String FORMAT = "mimeType";
    private static final String LANGUAGE = "lang";
    private static final String WEBVTT = "text/vtt";
    private static final int TEXT_BANDWIDTH = 1000;

    /** What a set is for. */
    public enum Role {
        /** What is played without being asked for. */
        MAIN("main"),
        /** What is played when it is asked for. */
        ALTERNATE("alternate"),
        /** Translated or written speech. */
        SUBTITLE("subtitle");

        private final String value;

        Role(String value) {
            this.value = value;
        }

        private Element element() {
            return Element.of("Role")
                    .with("schemeIdUri", "urn:mpeg:dash:role:2011")
                    .with("value", value);
        }
    }

    /** The picture. */
    public static AdaptationSet video(int id, List<Representation> representations) {
        return new AdaptationSet(segmented(
                        Element.of(NAME).with("id", id).with(CONTENT, "video").with(FORMAT, "video/mp4"))
                .with(Role.MAIN.element())
                .with(representations.stream().map(Representation::element).toList()));
    }

    /**
     * The sound.
     *
     * @param language BCP 47
     */
    public static AdaptationSet audio(int id, String language, Role role, Representation representation) {
        return new AdaptationSet(segmented(Element.of(NAME)
                        .with("id", id)
                        .with(CONTENT, "audio")
                        .with(FORMAT, "audio/mp4")
                        .with(LANGUAGE, language))
                .with(role.element(), representation.element()));
    }

    private static Element segmented(Element set) {
        return set.with("segmentAlignment", true).with("startWithSAP", 1);
    }

    /**
     * Subtitles as one file of WebVTT.
     *
     * @param language BCP 47
     * @param label for the viewer
     * @param file its address, relative to the manifest
     */
    public static AdaptationSet subtitles(String language, String label, String file) {
        Element representation = Element.of("Representation")
                .with("id", "captions-" + language)
                .with("bandwidth", TEXT_BANDWIDTH)
                .with(Element.of("BaseURL", file));
        return new AdaptationSet(Element.of(NAME)
                .with(CONTENT, "text")
                .with(FORMAT, WEBVTT)
                .with(LANGUAGE, language)
                .with(Role.SUBTITLE.element(), Element.of("Label", label), representation));
    }

    boolean isText() {
        return element.name().equals(NAME) && element.has(CONTENT, "text") && element.has(FORMAT, WEBVTT);
    }
}
