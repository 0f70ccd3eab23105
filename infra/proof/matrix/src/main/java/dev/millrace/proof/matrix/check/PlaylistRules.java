package dev.millrace.proof.matrix.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Playlists match the media, and renditions match each other. Pure. */
final class PlaylistRules {

    private static final double SAME = 0.0015;
    /** Longer than the priming of any AAC encoder. */
    private static final double MOST_PRIMING = 0.050;

    private static final List<String> WANTED =
            List.of("BANDWIDTH", "AVERAGE-BANDWIDTH", "CODECS", "RESOLUTION", "FRAME-RATE");

    private PlaylistRules() {}

    static List<String> faults(
            List<MasterFile.Variant> variants, List<FetchedRendition> pictures, List<FetchedRendition> sounds) {
        List<String> faults = new ArrayList<>();
        Stream.concat(pictures.stream(), sounds.stream()).forEach(rendition -> checkOne(rendition, faults));
        pictures.forEach(picture -> checkBegin("picture", picture, 0, faults));
        sounds.forEach(sound -> checkBegin("sound", sound, MOST_PRIMING, faults));
        for (int i = 0; i < variants.size(); i++) {
            MasterFile.Variant variant = variants.get(i);
            WANTED.stream()
                    .filter(name -> !variant.attributes().containsKey(name))
                    .forEach(name -> faults.add(variant.uri() + " has no " + name));
            if (pictures.get(i).peakBandwidth() > variant.bandwidth() * 1.01) {
                faults.add(variant.uri() + " exceeds its BANDWIDTH");
            }
            double frame = Math.max(variant.frameSeconds(), variants.get(0).frameSeconds());
            checkAligned(
                    variant.uri(),
                    frame,
                    pictures.get(0).timeline(),
                    pictures.get(i).timeline(),
                    faults);
        }
        long targets = Stream.concat(pictures.stream(), sounds.stream())
                .map(rendition -> rendition.playlist().targetSeconds())
                .distinct()
                .count();
        if (targets != 1) {
            faults.add("TARGETDURATION differs between playlists");
        }
        return faults;
    }

    private static void checkOne(FetchedRendition rendition, List<String> faults) {
        MediaFile playlist = rendition.playlist();
        if (!playlist.isWhole()) {
            faults.add("a playlist is no finished VOD");
        }
        Timeline timeline = rendition.timeline();
        faults.addAll(timeline.faults());
        for (int i = 0; i < playlist.segments().size(); i++) {
            double said = playlist.segments().get(i).seconds();
            double real = timeline.ends().get(i) - timeline.starts().get(i);
            if (Math.abs(said - real) > SAME) {
                faults.add("EXTINF " + said + " for " + real + " s");
            }
            if (Math.round(said) > playlist.targetSeconds()) {
                faults.add("a segment of " + said + " s is above TARGETDURATION");
            }
        }
    }

    /** why: ffmpeg shifts every file to start at 0, so its measurements cannot show this. */
    private static void checkBegin(String what, FetchedRendition rendition, double priming, List<String> faults) {
        double begin = rendition.timeline().begin();
        if (begin > SAME || begin < -priming - SAME) {
            faults.add(String.format(Locale.ROOT, "the %s begins at %.3f s and not at 0", what, begin));
        }
    }

    /** @param frame duration of the longer frame of the two, since their last frames need not end together */
    private static void checkAligned(String name, double frame, Timeline first, Timeline other, List<String> faults) {
        double apart = Math.abs(other.seconds() - first.seconds());
        if (!isSame(first.starts(), other.starts())) {
            faults.add(name + ": segment starts differ from the top's");
        } else if (apart > frame + SAME) {
            faults.add(String.format(Locale.ROOT, "%s ends %.3f s before or after the top", name, apart));
        }
        if (!isSame(first.keyFrames(), other.keyFrames())) {
            faults.add(name + ": key frames differ from the top's");
        }
    }

    private static boolean isSame(List<Double> some, List<Double> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (Math.abs(some.get(i) - others.get(i)) > SAME) {
                return false;
            }
        }
        return true;
    }
}
