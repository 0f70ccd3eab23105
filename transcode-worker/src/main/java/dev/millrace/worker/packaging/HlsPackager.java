package dev.millrace.worker.packaging;

import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.AudioTrack;
import dev.millrace.worker.verify.OutputVerifier;
import dev.millrace.worker.verify.VerifiedOutput;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Verifies the encoded output, then writes the playlists and the manifest from what it found. Thread-safe. */
@Component
public class HlsPackager {

    HlsPackager() {}

    /**
     * Packages what the plan names, when it is verified; the last sound segment may change by it. A playlist of
     * one stream is the same whatever other streams there are.
     *
     * @throws dev.millrace.worker.verify.CopyUnfit when the video must be encoded instead of copied
     * @throws dev.millrace.worker.outcome.TranscodeFailure when the output is not whole; retryable unless the source is to
     *     blame
     */
    public HlsOutput pack(OutputVerifier verifier, Plan plan) {
        AudioTrack audio = verifier.source().audio();
        String language = audio == null ? "und" : audio.language();
        return output(verifier.verify(plan), LanguageTag.of(language));
    }

    static HlsOutput output(VerifiedOutput verified, String language) {
        int target = verified.targetSeconds();
        List<PackagedAudioRendition> audioRenditions = audioRenditions(verified);
        List<PackagedRendition> videos = verified.pictures().stream()
                .map(picture -> new PackagedRendition(
                        picture.rendition(), picture.track(), soundOf(picture.rendition(), audioRenditions), target))
                .toList();
        double seconds = verified.pictures().get(0).track().durationSeconds();
        return new HlsOutput(
                seconds,
                videos,
                audioRenditions,
                mediaPlaylists(videos, audioRenditions, target),
                MasterPlaylists.of(videos, audioRenditions, language).text(),
                DashManifest.of(videos, audioRenditions, language).text());
    }

    /** Those that a picture goes with: while renditions join, there may be one that still waits for its picture. */
    private static List<PackagedAudioRendition> audioRenditions(VerifiedOutput verified) {
        return verified.audioRenditions().stream()
                .filter(sound -> verified.pictures().stream()
                        .anyMatch(picture ->
                                sound.sound().label().equals(picture.rendition().sound())))
                .map(sound -> new PackagedAudioRendition(sound.sound(), sound.track(), verified.targetSeconds()))
                .sorted(Comparator.comparingInt(sound -> -sound.sound().channels()))
                .toList();
    }

    private static @Nullable PackagedAudioRendition soundOf(
            Rendition rendition, List<PackagedAudioRendition> audioRenditions) {
        if (rendition.sound() == null) {
            return null;
        }
        return audioRenditions.stream()
                .filter(sound -> sound.folder().equals(rendition.sound()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(rendition.label() + " without its " + rendition.sound()));
    }

    private static Map<String, String> mediaPlaylists(
            List<PackagedRendition> videos, List<PackagedAudioRendition> audioRenditions, int target) {
        Map<String, String> playlists = new LinkedHashMap<>();
        for (PackagedRendition video : videos) {
            playlists.put(
                    video.playlist(),
                    MediaPlaylists.segments(video.track(), target).text());
            playlists.put(
                    video.keyFramePlaylist(),
                    MediaPlaylists.keyFrames(video.track(), target).text());
        }
        audioRenditions.forEach(sound -> playlists.put(
                sound.playlist(), MediaPlaylists.segments(sound.track(), target).text()));
        return playlists;
    }
}
