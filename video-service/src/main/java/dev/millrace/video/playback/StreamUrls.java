package dev.millrace.video.playback;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.video.video.VideoStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes URLs, and only from saved assets: a stream URL if and only if the video is READY. */
@Service
public class StreamUrls {

    /** why: people pause, and a native player cannot change its cookies while it plays. */
    private static final Duration PAUSES = Duration.ofHours(1);

    private final CallingPage page;
    private final CookieSigner cookieSigner;
    private final UrlSigner urlSigner;

    StreamUrls(CallingPage page, CookieSigner cookieSigner, UrlSigner urlSigner) {
        this.page = page;
        this.cookieSigner = cookieSigner;
        this.urlSigner = urlSigner;
    }

    /** How to play a video now. */
    public Playback of(PlayableVideo video) {
        Map<AssetType, String> files = video.files();
        if (video.status() != VideoStatus.READY) {
            return Playback.notReady(url(files, AssetType.THUMBNAIL));
        }
        SignedCookies cookies =
                cookieSigner.sign(video.id(), watching(video.durationSeconds())).orElse(null);
        return new Playback(
                true,
                url(files, AssetType.HLS_MASTER),
                url(files, AssetType.DASH_MANIFEST),
                url(files, AssetType.THUMBNAIL),
                url(files, AssetType.STORYBOARD),
                cookies == null ? null : cookies.cookies(),
                cookies == null ? null : cookies.expiresAt(),
                video.renditions(),
                captions(video));
    }

    private static Duration watching(@Nullable Double seconds) {
        return seconds == null ? Duration.ZERO : PAUSES.plusSeconds((long) Math.ceil(seconds));
    }

    private List<Playback.CaptionTrack> captions(PlayableVideo video) {
        return video.captions().stream()
                .map(file -> new Playback.CaptionTrack(
                        file.language(),
                        file.label(),
                        of(ObjectKeys.captionsFile(video.id(), file.language(), file.version()))))
                .toList();
    }

    private @Nullable String url(Map<AssetType, String> files, AssetType type) {
        String fileKey = files.get(type);
        return fileKey == null ? null : of(fileKey);
    }

    private String of(String fileKey) {
        return page.cdnUrl() + "/" + fileKey;
    }

    /** Where a saved asset is fetched without cookies, for as long as {@link UrlSigner} says. */
    public String signed(String fileKey) {
        return of(fileKey) + urlSigner.query(fileKey);
    }
}
