package dev.millrace.video.playback;

import dev.millrace.common.contract.AssetType;
import dev.millrace.video.video.VideoStatus;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes URLs, and only from saved assets: a stream URL if and only if the video is READY. */
@Service
public class StreamUrls {

    private final CallingPage page;
    private final CookieSigner signer;

    StreamUrls(CallingPage page, CookieSigner signer) {
        this.page = page;
        this.signer = signer;
    }

    /**
     * How to play a video now.
     *
     * @param files keys of its saved assets, of the types of which it has at most one
     */
    public Playback of(UUID id, VideoStatus status, Map<AssetType, String> files) {
        if (status != VideoStatus.READY) {
            return new Playback(false, null, null, url(files, AssetType.THUMBNAIL), null, null, null);
        }
        SignedCookies cookies = signer.sign(id).orElse(null);
        return new Playback(
                true,
                url(files, AssetType.HLS_MASTER),
                url(files, AssetType.DASH_MANIFEST),
                url(files, AssetType.THUMBNAIL),
                url(files, AssetType.STORYBOARD),
                cookies == null ? null : cookies.cookies(),
                cookies == null ? null : cookies.expiresAt());
    }

    private @Nullable String url(Map<AssetType, String> files, AssetType type) {
        String fileKey = files.get(type);
        return fileKey == null ? null : of(fileKey);
    }

    /** Where a saved asset is fetched; without a signature. */
    public String of(String fileKey) {
        return page.cdnUrl() + "/" + fileKey;
    }
}
