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
    private static final int FOLDERS = State.JOBS * State.ATTEMPTS;
    private static final int LEVELS = Output.values().length;

    private final Names names;
    private final Map<String, Integer> folders = new HashMap<>();
    private final Map<String, Output> needed = new HashMap<>();
    private final Ready[][] reports = new Ready[FOLDERS + 1][LEVELS];
    private final String[][] manifests = new String[FOLDERS + 1][LEVELS];

    Outputs(Names names) {
        this.names = names;
        for (int folder = 1; folder <= FOLDERS; folder++) {
            AttemptId by = attempt(State.attempt((folder - 1) / State.ATTEMPTS + 1, (folder - 1) % State.ATTEMPTS + 1));
            folders.put(ObjectKeys.outputManifest(by), folder);
            describe(folder, by, Output.PLAYS);
            describe(folder, by, Output.JOINED);
            describe(folder, by, Output.WHOLE);
        }
    }

    private void describe(int folder, AttemptId by, Output output) {
        List<Asset> assets = assets(ObjectKeys.attemptPrefix(by), output);
        for (Asset asset : assets) {
            folders.put(asset.fileKey(), folder);
            needed.putIfAbsent(asset.fileKey(), output);
        }
        reports[folder][output.ordinal()] = report(by, assets, output != Output.WHOLE);
        manifests[folder][output.ordinal()] = JSON.writeValueAsString(reports[folder][output.ordinal()]);
    }

    private static List<Asset> assets(String prefix, Output output) {
        List<Asset> assets = new ArrayList<>();
        assets.add(asset(AssetType.HLS_MASTER, null, prefix + "master.m3u8"));
        assets.add(asset(AssetType.HLS_RENDITION, "480p", prefix + "480p/playlist.m3u8"));
        if (output.compareTo(Output.JOINED) >= 0) {
            assets.add(asset(AssetType.HLS_RENDITION, "240p", prefix + "240p/playlist.m3u8"));
        }
        if (output == Output.WHOLE) {
            assets.add(asset(AssetType.HLS_RENDITION, "720p", prefix + "720p/playlist.m3u8"));
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

    /** An attempt among all. */
    AttemptId attempt(int attempt) {
        return new AttemptId(Scene.VIDEO, names.job(State.jobOf(attempt)), State.numberOf(attempt));
    }

    /** What an attempt says of its output. */
    Ready report(int attempt, Output output, State state) {
        return reports[state.folderOf(attempt)][output.ordinal()].saidBy(attempt(attempt));
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
        return State.assets(folders.get(assets.get(0).fileKey()), output);
    }

    /** The assets that are saved when {@link Field#ASSETS} says so. */
    List<VideoAsset> saved(State state) {
        if (!state.is(Field.ASSETS)) {
            return List.of();
        }
        return reports[state.savedFolder()][state.savedOutput().ordinal()].output().assets().stream()
                .map(asset -> new VideoAsset(
                        asset.type(), asset.quality(), null, null, null, null, asset.container(), asset.fileKey()))
                .toList();
    }

    /** Whether an object is in storage. */
    boolean isStored(String key, State state) {
        Integer folder = folders.get(key);
        return folder != null && state.output(folder).compareTo(needed.get(key)) >= 0;
    }

    /** What an attempt left in storage about its output. */
    Optional<String> manifest(String key, State state) {
        Integer folder = folders.get(key);
        return folder == null
                ? Optional.empty()
                : Optional.ofNullable(manifests[folder][state.output(folder).ordinal()]);
    }
}
