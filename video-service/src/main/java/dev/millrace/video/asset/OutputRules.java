package dev.millrace.video.asset;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.keys.ObjectKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What an attempt must say of its output before storage is even asked. Pure. */
final class OutputRules {

    private static final int MOST_ASSETS = 200;
    private static final int LONGEST_KEY = 500;

    private OutputRules() {}

    /** What is wrong with it, in words; empty when nothing is. */
    static List<String> violations(AttemptOutput output) {
        List<String> wrong = new ArrayList<>();
        if (output.picture().durationSeconds() <= 0) {
            wrong.add("durationSeconds must be positive");
        }
        if (output.picture().width() <= 0 || output.picture().height() <= 0) {
            wrong.add("width and height must be positive");
        }
        List<VideoAsset> assets = output.assets();
        if (assets.stream()
                        .filter(asset -> asset.type() == AssetType.HLS_MASTER)
                        .count()
                != 1) {
            wrong.add("assets must have one HLS_MASTER");
        }
        if (assets.size() > MOST_ASSETS
                || assets.stream().map(VideoAsset::fileKey).distinct().count() != assets.size()) {
            wrong.add("assets must be different, and at most " + MOST_ASSETS);
        }
        if (!areOfOneAttempt(output.by(), assets)) {
            wrong.add("assets must lie in the folder of one attempt of this job");
        }
        return wrong;
    }

    /** why: an attempt that finds a whole earlier one reports that one's output as its own. */
    private static boolean areOfOneAttempt(AttemptId by, List<VideoAsset> assets) {
        return IntStream.rangeClosed(1, by.number())
                .mapToObj(number -> ObjectKeys.attemptPrefix(by.withNumber(number)))
                .anyMatch(folder -> assets.stream().allMatch(asset -> isIn(folder, asset.fileKey())));
    }

    static boolean isIn(String folder, String key) {
        return key.startsWith(folder)
                && key.length() > folder.length()
                && key.length() <= LONGEST_KEY
                && !key.contains("..")
                && !key.contains("//");
    }
}
