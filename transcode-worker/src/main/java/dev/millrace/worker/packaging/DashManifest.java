package dev.millrace.worker.packaging;

import dev.millrace.worker.segments.Track;
import java.util.List;
import java.util.Locale;

/** Writes the DASH manifest (ISO 23009-1, live profile, static) over the segments that HLS uses. Pure. */
final class DashManifest {

    private static final String CHANNELS = "urn:mpeg:dash:23003:3:audio_channel_configuration:2011";

    private final List<Rendition> videos;
    private final List<SoundRendition> sounds;
    private final String language;

    /** @param language BCP 47 */
    DashManifest(List<Rendition> videos, List<SoundRendition> sounds, String language) {
        this.videos = videos;
        this.sounds = sounds;
        this.language = language;
    }

    String text() {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append(head())
                .append("  <Period id=\"0\" start=\"PT0S\">\n")
                .append(pictures());
        for (int i = 0; i < sounds.size(); i++) {
            text.append(sound(i + 1, sounds.get(i)));
        }
        return text.append("  </Period>\n</MPD>\n").toString();
    }

    private String head() {
        double seconds = videos.stream()
                .mapToDouble(video -> video.track().durationSeconds())
                .max()
                .orElseThrow();
        return "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" profiles=\"urn:mpeg:dash:profile:isoff-live:2011\""
                + String.format(
                        Locale.ROOT,
                        " type=\"static\" mediaPresentationDuration=\"PT%.3fS\" minBufferTime=\"PT%dS\">\n",
                        seconds,
                        videos.get(0).targetSeconds());
    }

    private StringBuilder pictures() {
        StringBuilder text = new StringBuilder(
                        "    <AdaptationSet id=\"0\" contentType=\"video\" mimeType=\"video/mp4\"")
                .append(" segmentAlignment=\"true\" startWithSAP=\"1\">\n")
                .append(role("main"));
        for (Rendition video : videos) {
            text.append("      <Representation id=\"%s\" codecs=\"%s\" bandwidth=\"%d\" width=\"%d\" height=\"%d\""
                            .formatted(
                                    video.folder(),
                                    video.codec(),
                                    video.pictureBandwidth(),
                                    video.width(),
                                    video.height()))
                    .append(" frameRate=\"%s\" sar=\"1:1\">\n"
                            .formatted(video.rung().frameRate()))
                    .append(segments(video.track()))
                    .append("      </Representation>\n");
        }
        return text.append("    </AdaptationSet>\n");
    }

    /** One set per number of channels: a player must not switch between them without being asked. */
    private StringBuilder sound(int id, SoundRendition sound) {
        String role = sound.equals(sounds.get(0)) ? "main" : "alternate";
        return new StringBuilder(
                        "    <AdaptationSet id=\"%d\" contentType=\"audio\" mimeType=\"audio/mp4\"".formatted(id))
                .append(" lang=\"%s\" segmentAlignment=\"true\" startWithSAP=\"1\">\n".formatted(language))
                .append(role(role))
                .append("      <Representation id=\"%s\" codecs=\"%s\" bandwidth=\"%d\" audioSamplingRate=\"%d\">\n"
                        .formatted(
                                sound.folder(),
                                sound.codec(),
                                sound.bandwidth(),
                                // why: the muxer counts the time of sound in samples
                                sound.track().init().timescale()))
                .append("        <AudioChannelConfiguration schemeIdUri=\"%s\" value=\"%d\"/>\n"
                        .formatted(CHANNELS, sound.sound().channels()))
                .append(segments(sound.track()))
                .append("      </Representation>\n    </AdaptationSet>\n");
    }

    private static String role(String value) {
        return "      <Role schemeIdUri=\"urn:mpeg:dash:role:2011\" value=\"%s\"/>\n".formatted(value);
    }

    private static StringBuilder segments(Track track) {
        return new StringBuilder("        <SegmentTemplate timescale=\"%d\" startNumber=\"1\""
                        .formatted(track.init().timescale()))
                .append(" initialization=\"$RepresentationID$/init.mp4\"")
                .append(" media=\"$RepresentationID$/seg_$Number%05d$.m4s\">\n")
                .append("          <SegmentTimeline>\n")
                .append(SegmentTimeline.of(track))
                .append("          </SegmentTimeline>\n        </SegmentTemplate>\n");
    }
}
