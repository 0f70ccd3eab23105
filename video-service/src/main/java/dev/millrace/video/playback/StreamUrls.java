package dev.millrace.video.playback;

import dev.millrace.common.contract.AssetType;
import dev.millrace.video.asset.VideoAssets;
import dev.millrace.video.video.VideoStatus;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes URLs, and only from saved assets: a stream URL if and only if the video is READY. */
@Service
public class StreamUrls {

    private final CallingPage page;
    private final CookieSigner signer;
    private final VideoAssets assets;

    StreamUrls(CallingPage page, CookieSigner signer, VideoAssets assets) {
        this.page = page;
        this.signer = signer;
        this.assets = assets;
    }

    /**
     * How to play a video now.
     *
     * @param files keys of its saved assets, of the types of which it has one
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

    /** Poster URLs of several videos by one query, without signing; those without a poster are missing. */
    public Map<UUID, String> posters(Collection<UUID> videoIds) {
        return assets.posters(videoIds).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> url(entry.getValue())));
    }

    private @Nullable String url(Map<AssetType, String> files, AssetType type) {
        String fileKey = files.get(type);
        return fileKey == null ? null : url(fileKey);
    }

    private String url(String fileKey) {
        return page.cdnUrl() + "/" + fileKey;
    }
}
