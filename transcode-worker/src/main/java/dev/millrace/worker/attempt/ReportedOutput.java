package dev.millrace.worker.attempt;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Output;
import dev.millrace.worker.packaging.HlsOutput;
import dev.millrace.worker.packaging.PackagedAudioRendition;
import dev.millrace.worker.packaging.PackagedRendition;
import dev.millrace.worker.probe.SourceFacts;
import java.util.ArrayList;
import java.util.List;

/** What an attempt made, as it is reported. Pure. */
public final class ReportedOutput {

    private ReportedOutput() {}

    /** @param prefix of the output, ends with a slash */
    public static Output of(String prefix, SourceFacts source, HlsOutput output, List<Asset> pictures) {
        List<Asset> assets = new ArrayList<>();
        assets.add(new Asset(AssetType.HLS_MASTER, null, null, null, null, null, "m3u8", prefix + HlsOutput.MASTER));
        assets.add(
                new Asset(AssetType.DASH_MANIFEST, null, null, null, null, null, "mpd", prefix + HlsOutput.MANIFEST));
        output.videos().forEach(video -> assets.add(video(video, prefix)));
        output.audioRenditions().forEach(sound -> assets.add(sound(sound, prefix)));
        assets.addAll(pictures);
        double seconds = Math.round(source.durationSeconds() * 1000) / 1000.0;
        return new Output(seconds, source.displayWidth(), source.displayHeight(), assets, source.summary());
    }

    private static Asset video(PackagedRendition video, String prefix) {
        return new Asset(
                AssetType.HLS_RENDITION,
                video.folder(),
                Math.toIntExact(video.bandwidth()),
                video.width(),
                video.height(),
                video.codec(),
                "m3u8",
                prefix + video.playlist());
    }

    private static Asset sound(PackagedAudioRendition sound, String prefix) {
        return new Asset(
                AssetType.HLS_AUDIO,
                null,
                Math.toIntExact(sound.bandwidth()),
                null,
                null,
                sound.codec(),
                "m3u8",
                prefix + sound.playlist());
    }
}
