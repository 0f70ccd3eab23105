package dev.millrace.worker.encode;

import dev.millrace.worker.plan.AudioRendition;
import dev.millrace.worker.probe.AudioTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The sound's way: 48 kHz in stereo, filled with silence from 0 and exactly as long as the picture. It has two graphs, because
 * ffmpeg builds a graph again when the decoder gives another rate or layout, and what the old one held is lost: the first graph
 * brings every part of the sound to one form and holds nothing, the second never sees a change. Pure.
 */
final class AudioFilters {

    /** why: gaps of less than min_hard_comp are left alone and add up to it, and picture and sound may be 0.04 s apart. */
    static final String FROM_ZERO = "aresample=48000:async=1:min_hard_comp=0.03:first_pts=0,aformat=sample_fmts=fltp";

    private static final String HEARD = "[heard]";

    /** Where the measured sound ends. */
    static final String MEASURED = "[measured]";

    /** why: a peak between two samples shows at twice their rate; -1.5 dB leaves the AAC encoder its room. */
    private static final String TRUE_PEAK_LIMITER =
            "aresample=96000,alimiter=limit=0.84:level=0:latency=1,aresample=48000,";

    private final double seconds;
    private final OptionalDouble gain;

    /** @param gain in dB; empty to leave the sound as loud as it came */
    AudioFilters(double seconds, OptionalDouble gain) {
        this.seconds = seconds;
        this.gain = gain;
    }

    /**
     * An output before all others that goes nowhere: what it encodes, which is samples as they are, is decoded again by ffmpeg
     * itself and is what the renditions of the sound are made of.
     */
    static List<String> oneForm(AudioTrack audio) {
        List<String> words = new ArrayList<>();
        words.addAll(List.of("-filter_complex", Mix.toStereo(audio) + HEARD));
        words.addAll(List.of("-map", HEARD, "-c:a", "pcm_f32le", "-f", "null", "-", "-dec", "0:0"));
        return words;
    }

    /** Prints the loudness of what {@link #oneForm} gives. */
    static String measured() {
        return "[dec:0]" + FROM_ZERO + ",ebur128=metadata=1:framelog=quiet,ametadata=mode=print:key=lavfi.r128.I:file=-"
                + MEASURED;
    }

    /** A sound in stereo is the source's; that of one channel is made of it. The one in stereo is the first. */
    String graph(List<AudioRendition> audioRenditions) {
        String head = stereo();
        if (audioRenditions.size() == 1) {
            AudioRendition only = audioRenditions.get(0);
            return head + (only.channels() == 1 ? "," + Mix.toMono() : "") + pad(only);
        }
        List<String> chains = new ArrayList<>();
        chains.add(
                head + ",asplit=" + audioRenditions.size() + pad(audioRenditions.get(0)) + splitPads(audioRenditions));
        for (AudioRendition sound : audioRenditions.subList(1, audioRenditions.size())) {
            chains.add(splitPad(sound) + Mix.toMono() + pad(sound));
        }
        return String.join(";", chains);
    }

    /** Label of a sound's end of the graph. */
    static String pad(AudioRendition sound) {
        return "[" + sound.label() + "]";
    }

    private String stereo() {
        String length = String.format(Locale.ROOT, "%.6f", seconds);
        return "[dec:0]"
                + FROM_ZERO
                + ",apad=whole_dur=%s,asplit[source][judged];[judged]%s,anullsink;[source]"
                        .formatted(length, SourceSilence.FILTERS)
                + loudness()
                + "aformat=sample_fmts=fltp:channel_layouts=stereo,apad=whole_dur=%s,atrim=end=%s"
                        .formatted(length, length);
    }

    private String loudness() {
        return gain.isPresent()
                ? String.format(Locale.ROOT, "volume=%.2fdB,", gain.getAsDouble()) + TRUE_PEAK_LIMITER
                : "";
    }

    private static String splitPads(List<AudioRendition> audioRenditions) {
        return audioRenditions.stream().skip(1).map(AudioFilters::splitPad).collect(Collectors.joining());
    }

    private static String splitPad(AudioRendition sound) {
        return "[split-" + sound.label() + "]";
    }
}
