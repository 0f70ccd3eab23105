package dev.millrace.common.streaming.hls;

import java.util.Optional;

/** Sound or subtitles that a variant goes with (EXT-X-MEDIA). */
public record AlternativeRendition(AttributeList attributes) implements MasterPlaylist.Entry {

    static final String TAG = "EXT-X-MEDIA";

    private static final String TYPE = "TYPE";
    private static final String GROUP = "GROUP-ID";
    private static final String SUBTITLES = "SUBTITLES";

    /**
     * The sound of a group; players take it without being asked.
     *
     * @param language BCP 47
     */
    public static AlternativeRendition audio(String group, String name, String language, int channels, String uri) {
        return new AlternativeRendition(AttributeList.EMPTY
                .with(TYPE, "AUDIO")
                .withQuoted(GROUP, group)
                .withQuoted("NAME", name)
                .withQuoted("LANGUAGE", language)
                .with("DEFAULT", "YES")
                .with("AUTOSELECT", "YES")
                .withQuoted("CHANNELS", String.valueOf(channels))
                .withQuoted("URI", uri));
    }

    /**
     * Subtitles that players show when their viewer asks for them, or for the language.
     *
     * @param language BCP 47
     */
    public static AlternativeRendition subtitles(String group, String name, String language, String uri) {
        return new AlternativeRendition(AttributeList.EMPTY
                .with(TYPE, SUBTITLES)
                .withQuoted(GROUP, group)
                .withQuoted("NAME", name)
                .withQuoted("LANGUAGE", language)
                .with("AUTOSELECT", "YES")
                .with("DEFAULT", "NO")
                .with("FORCED", "NO")
                .withQuoted("URI", uri));
    }

    boolean isSubtitles(String group) {
        return attributes.get(TYPE).equals(Optional.of(SUBTITLES))
                && attributes.get(GROUP).equals(Optional.of(group));
    }
}
