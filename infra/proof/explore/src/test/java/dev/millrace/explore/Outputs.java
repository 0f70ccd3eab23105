package dev.millrace.explore;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Playable;
import dev.millrace.common.contract.TranscodeReport.Ready;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.video.asset.VideoAsset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What each attempt may store, and what is said of it. Never changes. */
final class Outputs {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ATTEMPTS = State.JOBS * State.ATTEMPTS;
    private static final int LEVELS = Output.values().length;

    private final Names names;
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, Output> needed = new HashMap<>();
    private final Ready[][] reports = new Ready[ATTEMPTS + 1][LEVELS];
    private final String[][] manifests = new String[ATTEMPTS + 1][LEVELS];

    Outputs(Names names) {
        this.names = names;
        for (int number = 1; number <= ATTEMPTS; number++) {
            AttemptId by = attempt(number);
            attempts.put(ObjectKeys.outputManifest(by), number);
            describe(number, by, Output.PLAYS);
            describe(number, by, Output.JOINED);
            describe(number, by, Output.WHOLE);
        }
    }

    private void describe(int number, AttemptId by, Output output) {
        List<Asset> assets = assets(ObjectKeys.attemptPrefix(by), output);
        for (Asset asset : assets) {
            attempts.put(asset.fileKey(), number);
            needed.putIfAbsent(asset.fileKey(), output);
        }
        reports[number][output.ordinal()] = report(by, assets, output != Output.WHOLE);
        manifests[number][output.ordinal()] = JSON.writeValueAsString(reports[number][output.ordinal()]);
    }

    private static List<Asset> assets(String folder, Output output) {
        List<Asset> assets = new ArrayList<>();
        assets.add(asset(AssetType.HLS_MASTER, null, folder + "master.m3u8"));
        assets.add(asset(AssetType.HLS_RENDITION, "480p", folder + "480p/playlist.m3u8"));
        if (output.compareTo(Output.JOINED) >= 0) {
            assets.add(asset(AssetType.HLS_RENDITION, "240p", folder + "240p/playlist.m3u8"));
        }
        if (output == Output.WHOLE) {
            assets.add(asset(AssetType.HLS_RENDITION, "720p", folder + "720p/playlist.m3u8"));
        }
        return assets;
    }

    private static Asset asset(AssetType type, String quality, String key) {
        return new Asset(type, quality, null, null, null, null, "m3u8", key);
    }

    private static Ready report(AttemptId by, List<Asset> assets, boolean partial) {
        TranscodeReport.Output output = new TranscodeReport.Output(10.0, 1280, 720, assets, null);
        return partial ? new Playable(by, output) : new Completed(by, output);
    }

    /** The attempt of a number among all. */
    AttemptId attempt(int number) {
        return new AttemptId(Scene.VIDEO, names.job(State.jobOf(number)), State.attemptOf(number));
    }

    /** What a worker says of its output. */
    Ready report(int attempt, Output output) {
        return reports[attempt][output.ordinal()];
    }

    /** {@link Field#ASSETS} when these are saved. */
    int saved(List<VideoAsset> assets) {
        if (assets.isEmpty()) {
            return 0;
        }
        Output output = assets.stream()
                .map(asset -> needed.get(asset.fileKey()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return State.assets(attempts.get(assets.get(0).fileKey()), output);
    }

    /** The assets that are saved when {@link Field#ASSETS} says so. */
    List<VideoAsset> saved(State state) {
        if (!state.is(Field.ASSETS)) {
            return List.of();
        }
        return report(state.savedAttempt(), state.savedOutput()).output().assets().stream()
                .map(asset -> new VideoAsset(
                        asset.type(), asset.quality(), null, null, null, null, asset.container(), asset.fileKey()))
                .toList();
    }

    /** Whether an object is in storage. */
    boolean isStored(String key, State state) {
        Integer attempt = attempts.get(key);
        return attempt != null && state.output(attempt).compareTo(needed.get(key)) >= 0;
    }

    /** What an attempt left in storage about its output. */
    Optional<String> manifest(String key, State state) {
        Integer attempt = attempts.get(key);
        return attempt == null
                ? Optional.empty()
                : Optional.ofNullable(manifests[attempt][state.output(attempt).ordinal()]);
    }
}
