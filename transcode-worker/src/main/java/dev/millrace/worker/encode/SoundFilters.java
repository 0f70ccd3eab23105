package dev.millrace.worker.encode;

import dev.millrace.worker.plan.Sound;
import dev.millrace.worker.probe.SourceFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sound's way: 48 kHz, filled with silence from 0 and exactly as long as the picture. Pure. */
final class SoundFilters {

    private final SourceFacts.Audio audio;
    private final double seconds;

    SoundFilters(SourceFacts.Audio audio, double seconds) {
        this.audio = audio;
        this.seconds = seconds;
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
            chains.add(splitPad(sound) + "aformat=channel_layouts=mono" + FilterGraph.pad(sound));
        }
        return chains;
    }

    private String stereo() {
        String length = String.format(Locale.ROOT, "%.6f", seconds);
        return "[0:%d]aresample=48000:async=1:first_pts=0,".formatted(audio.stream())
                + "aformat=sample_fmts=fltp:channel_layouts=stereo,apad=whole_dur=%s,atrim=end=%s"
                        .formatted(length, length);
    }

    private static String splitPads(List<Sound> sounds) {
        return sounds.stream().skip(1).map(SoundFilters::splitPad).collect(Collectors.joining());
    }

    private static String splitPad(Sound sound) {
        return "[split-" + sound.label() + "]";
    }
}
