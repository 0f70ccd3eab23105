package dev.millrace.worker.packaging;

import dev.millrace.common.streaming.dash.AdaptationSet;
import dev.millrace.common.streaming.dash.AdaptationSet.Role;
import dev.millrace.common.streaming.dash.Manifest;
import dev.millrace.common.streaming.dash.Representation;
import dev.millrace.common.streaming.dash.Representation.Stream;
import dev.millrace.common.streaming.dash.SegmentTimeline;
import dev.millrace.worker.segments.Segment;
import dev.millrace.worker.segments.Track;
import java.util.ArrayList;
import java.util.List;

/** The DASH manifest of verified renditions, over the segments that HLS uses. Pure. */
final class DashManifest {

    private DashManifest() {}

    /** @param language BCP 47 */
    static Manifest of(List<PackagedRendition> videos, List<PackagedAudioRendition> audioRenditions, String language) {
        List<AdaptationSet> sets = new ArrayList<>();
        sets.add(AdaptationSet.video(
                0, videos.stream().map(DashManifest::picture).toList()));
        // why: one set per number of channels, as a player must not switch between them without being asked
        for (PackagedAudioRendition sound : audioRenditions) {
            Role role = sets.size() == 1 ? Role.MAIN : Role.ALTERNATE;
            sets.add(AdaptationSet.audio(sets.size(), language, role, sound(sound)));
        }
        double seconds = videos.stream()
                .mapToDouble(video -> video.track().durationSeconds())
                .max()
                .orElseThrow();
        return Manifest.of(seconds, videos.get(0).targetSeconds(), sets);
    }

    private static Representation picture(PackagedRendition video) {
        return Representation.video(
                new Stream(video.folder(), video.codec(), video.pictureBandwidth()),
                video.width(),
                video.height(),
                video.rendition().frameRate().toString(),
                timeline(video.track()));
    }

    private static Representation sound(PackagedAudioRendition sound) {
        return Representation.audio(
                new Stream(sound.folder(), sound.codec(), sound.bandwidth()),
                // why: the muxer counts the time of sound in samples
                sound.track().init().timescale(),
                sound.sound().channels(),
                timeline(sound.track()));
    }

    private static SegmentTimeline timeline(Track track) {
        return new SegmentTimeline(
                track.init().timescale(),
                track.segments().stream().map(Segment::duration).toList());
    }
}
