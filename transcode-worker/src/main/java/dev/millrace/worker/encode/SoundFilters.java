package dev.millrace.worker.encode;

import dev.millrace.worker.plan.Sound;
import dev.millrace.worker.probe.SourceFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sound's way: 48 kHz, filled with silence from 0 and exactly as long as the picture. Pure. */
final class SoundFilters {

    /**
     * why: gaps of less than min_hard_comp are left alone and add up to it, and picture and sound may be 0.04 s apart; a float
     * above 1 is cut off by the encoder, so that six channels must not add up to more.
     */
    private static final String TO_STEREO = "aresample=48000:async=1:min_hard_comp=0.03:first_pts=0"
            + ":ochl=stereo:rematrix_maxval=1,aformat=sample_fmts=fltp";

    /** The window of EBU R128's short-term loudness: less than that has none, and loudnorm makes numbers of its own of it. */
    private static final double SHORTEST_LOUDNESS_SECONDS = 3;

    private final SourceFacts.Audio audio;
    private final double seconds;
    private final boolean isLoudnessEven;

    SoundFilters(SourceFacts.Audio audio, double seconds, boolean isLoudnessEven) {
        this.audio = audio;
        this.seconds = seconds;
        this.isLoudnessEven = isLoudnessEven && seconds >= SHORTEST_LOUDNESS_SECONDS;
    }

    /** The first sound is the source's in stereo; any other is made of it. */
    List<String> chains(List<Sound> sounds) {
        String head = stereo();
        if (sounds.size() == 1) {
            return List.of(head + FilterGraph.pad(sounds.get(0)));
        }
        List<String> chains = new ArrayList<>();
        chains.add(head + ",asplit=" + sounds.size() + FilterGraph.pad(sounds.get(0)) + splitPads(sounds));
        for (Sound sound : sounds.subList(1, sounds.size())) {
            chains.add(splitPad(sound) + "pan=mono|c0=0.5*c0+0.5*c1" + FilterGraph.pad(sound));
        }
        return chains;
    }

    private String stereo() {
        String length = String.format(Locale.ROOT, "%.6f", seconds);
        return "[0:%d]".formatted(audio.stream())
                + TO_STEREO
                + (isLoudnessEven ? evenLoudness(length) : "")
                + ",aformat=sample_fmts=fltp:channel_layouts=stereo,apad=whole_dur=%s,atrim=end=%s"
                        .formatted(length, length);
    }

    /**
     * why: sound of less than the window is filled up with silence before; and loudnorm works at 192 kHz, and the times of the
     * last frames it gives are late.
     */
    private static String evenLoudness(String length) {
        return ",apad=whole_dur=%s,loudnorm=I=-16:TP=-1.5:LRA=11,aresample=48000,asetpts=N/SR/TB".formatted(length);
    }

    private static String splitPads(List<Sound> sounds) {
        return sounds.stream().skip(1).map(SoundFilters::splitPad).collect(Collectors.joining());
    }

    private static String splitPad(Sound sound) {
        return "[split-" + sound.label() + "]";
    }
}
