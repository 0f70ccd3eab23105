package dev.millrace.video.playback;

import dev.millrace.common.contract.AssetType;
import dev.millrace.video.asset.VideoAsset;
import dev.millrace.video.asset.VideoAssets;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.VideoStatus;
import java.util.Collection;
import java.util.List;
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

    /** How to play it now. */
    public Playback of(Video video) {
        List<VideoAsset> saved = assets.of(video.id());
        if (video.status() != VideoStatus.READY) {
            return new Playback(false, null, null, url(saved, AssetType.THUMBNAIL), null, null, null);
        }
        SignedCookies cookies = signer.sign(video.id()).orElse(null);
        return new Playback(
                true,
                url(saved, AssetType.HLS_MASTER),
                url(saved, AssetType.DASH_MANIFEST),
                url(saved, AssetType.THUMBNAIL),
                url(saved, AssetType.STORYBOARD),
                cookies == null ? null : cookies.cookies(),
                cookies == null ? null : cookies.expiresAt());
    }

    /** Poster URLs of several videos by one query, without signing; those without a poster are missing. */
    public Map<UUID, String> posters(Collection<UUID> videoIds) {
        return assets.posters(videoIds).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> url(entry.getValue())));
    }

    private @Nullable String url(List<VideoAsset> saved, AssetType type) {
        return saved.stream()
                .filter(asset -> asset.type() == type)
                .findFirst()
                .map(asset -> url(asset.fileKey()))
                .orElse(null);
    }

    private String url(String fileKey) {
        return page.cdnUrl() + "/" + fileKey;
    }
}
