package dev.millrace.worker.packaging;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Rung;
import dev.millrace.worker.probe.SourceFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and verifies what ffmpeg wrote, and writes the playlists from what is really there. Thread-safe. */
@Component
public class HlsPackager {

    HlsPackager() {}

    /**
     * Packages what the plan names, out of the folders of the labels; the last sound segment may change by it.
     *
     * @throws TranscodeFailure when the output is not whole; retryable unless the source is to blame
     */
    public HlsOutput pack(Path directory, SourceFacts source, Plan plan) {
        try {
            List<Track> videos = new ArrayList<>();
            for (Rung rung : plan.rungs()) {
                videos.add(TrackReader.read(directory.resolve(rung.label())));
            }
            Track audio = plan.sounds().isEmpty() ? null : audio(directory.resolve(HlsOutput.AUDIO_FOLDER));
            OutputChecks.check(plan.rungs(), videos, audio, source);
            return output(source, plan, videos, audio);
        } catch (BrokenSegment | IOException e) {
            throw TranscodeFailure.retryable(FailReason.TRANSCODE_ERROR, "Output is not whole: " + e.getMessage(), e);
        }
    }

    private static Track audio(Path folder) throws IOException {
        Track track = TrackReader.read(folder);
        return AudioTail.merge(track) ? TrackReader.read(folder) : track;
    }

    private static HlsOutput output(SourceFacts source, Plan plan, List<Track> tracks, @Nullable Track sound) {
        Rendition audio = sound == null ? null : rendition(HlsOutput.AUDIO_FOLDER, sound, null);
        List<Rendition> videos = new ArrayList<>();
        Map<String, String> playlists = new LinkedHashMap<>();
        int target = targetSeconds(tracks, sound);
        for (int i = 0; i < tracks.size(); i++) {
            Rung rung = plan.rungs().get(i);
            Rendition video = rendition(rung.label(), tracks.get(i), audio);
            videos.add(video);
            playlists.put(video.playlist(), MediaPlaylists.segments(tracks.get(i), target));
            playlists.put(video.keyFramePlaylist(), MediaPlaylists.keyFrames(tracks.get(i), target));
        }
        if (audio != null && sound != null) {
            playlists.put(audio.playlist(), MediaPlaylists.segments(sound, target));
        }
        String language = source.audio() == null ? "und" : source.audio().language();
        String master = new MasterPlaylist(plan.rungs().get(0).frameRate(), audio).text(videos, language);
        return new HlsOutput(tracks.get(0).durationSeconds(), videos, audio, playlists, master);
    }

    /** why: players want one target for all playlists of a video, and no segment longer than it, rounded. */
    private static int targetSeconds(List<Track> videos, @Nullable Track audio) {
        double longest = Stream.concat(videos.stream(), Stream.ofNullable(audio))
                .mapToDouble(Track::longestSegmentSeconds)
                .max()
                .orElse(0);
        return (int) Math.max(1, Math.round(longest));
    }

    private static Rendition rendition(String folder, Track track, @Nullable Rendition audio) {
        return new Rendition(
                folder,
                track.init().width(),
                track.init().height(),
                track.init().codec(),
                track.peakBandwidth() + (audio == null ? 0 : audio.bandwidth()),
                track.averageBandwidth() + (audio == null ? 0 : audio.averageBandwidth()),
                track.init().isVideo() ? track.keyFrameBandwidth() : 0);
    }
}
