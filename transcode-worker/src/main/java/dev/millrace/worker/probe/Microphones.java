package dev.millrace.worker.probe;

import dev.millrace.worker.probe.ProbeJson.Stream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the channels of a sound are. A camera may record its left and its right microphone as two tracks of one channel
 * each; together they are one stereo sound. Pure.
 */
final class Microphones {

    private static final Side LEFT = new Side("FL", "left");
    private static final Side RIGHT = new Side("FR", "right");

    private Microphones() {}

    /** @param chosen the stream to be heard, out of all streams of the file */
    static AudioTrack of(Stream chosen, List<Stream> streams) {
        Optional<Stream> left = side(LEFT, chosen, streams);
        Optional<Stream> right = side(RIGHT, chosen, streams);
        if (left.isPresent() && right.isPresent()) {
            return audio(left.get(), "stereo", right.get().index());
        }
        return audio(chosen, chosen.channelLayout(), null);
    }

    /** The chosen stream if it is that side, else one of the same language that is. */
    private static Optional<Stream> side(Side side, Stream chosen, List<Stream> streams) {
        if (side.is(chosen)) {
            return Optional.of(chosen);
        }
        return streams.stream()
                .filter(stream -> side.is(stream) && language(stream).equals(language(chosen)))
                .findFirst();
    }

    private static AudioTrack audio(Stream stream, @Nullable String layout, @Nullable Integer rightStream) {
        int channels = rightStream == null ? stream.channels() : 2;
        String codec = stream.codecName() == null ? "unknown" : stream.codecName();
        return new AudioTrack(stream.index(), codec, channels, language(stream), layout, rightStream);
    }

    /** The code in the file, as far as it may stand in a playlist. */
    private static String language(Stream stream) {
        String language = stream.tags() == null ? null : stream.tags().get("language");
        return language != null && language.matches("[a-z]{2,3}") ? language : "und";
    }

    /** @param channel ffmpeg's name of it */
    private record Side(String channel, String word) {

        boolean is(Stream stream) {
            return stream.isA("audio") && stream.channels() == 1 && (isPlaced(stream) || isNamed(stream));
        }

        private boolean isPlaced(Stream stream) {
            String layout = stream.channelLayout();
            return layout != null && layout.endsWith("(" + channel + ")");
        }

        private boolean isNamed(Stream stream) {
            Pattern name = Pattern.compile("\\b" + word + "\\b");
            return stream.tags() != null
                    && List.of("title", "name", "handler_name").stream()
                            .map(tag -> stream.tags().getOrDefault(tag, ""))
                            .anyMatch(text ->
                                    name.matcher(text.toLowerCase(Locale.ROOT)).find());
        }
    }
}
