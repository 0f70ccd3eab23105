package dev.millrace.common.streaming.hls;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One of the streams that a player chooses from (EXT-X-STREAM-INF).
 *
 * @param uri of its media playlist, relative to the master
 */
public record Variant(AttributeList attributes, String uri) implements MasterPlaylist.Entry {

    static final String TAG = "EXT-X-STREAM-INF";

    private static final String SUBTITLES = "SUBTITLES";

    /**
     * A picture of standard dynamic range without captions in it.
     *
     * @param audio group of the sound that goes with it, or null for none
     */
    public static Variant of(Bitstream stream, double frameRate, @Nullable String audio, String uri) {
        AttributeList attributes = stream.attributes()
                .with("FRAME-RATE", String.format(Locale.ROOT, "%.3f", frameRate))
                .with("VIDEO-RANGE", "SDR");
        AttributeList withAudio = audio == null ? attributes : attributes.withQuoted("AUDIO", audio);
        return new Variant(withAudio.with("CLOSED-CAPTIONS", "NONE"), uri);
    }

    Variant withSubtitles(String group) {
        return new Variant(attributes.without(SUBTITLES).withQuoted(SUBTITLES, group), uri);
    }

    Variant withoutSubtitles() {
        return new Variant(attributes.without(SUBTITLES), uri);
    }
}
