package dev.millrace.video.asset;

import dev.millrace.common.testing.InMemoryDatabase;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.video.VideoStatusChanged;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** The real check of outputs, and the saved assets of one video in memory. */
public final class InMemoryAssets {

    private final HeldAssets assets;
    private final SourceFacts facts = new NoFacts();
    private final AttemptOutputs outputs;
    private final ReplacedSources replaced;
    private final FailedVideos failed;

    /** @param saved gets a video's assets whenever others are committed; an empty list when they are removed */
    public InMemoryAssets(InMemoryDatabase database, Clock clock, MediaStore store, Consumer<List<VideoAsset>> saved) {
        assets = new HeldAssets(database, clock, saved);
        outputs = new AttemptOutputs(store, event -> {});
        replaced = new ReplacedSources(assets, facts);
        failed = new FailedVideos(assets);
    }

    /** From now on these are saved. */
    public void hold(List<VideoAsset> saved) {
        assets.held = saved;
    }

    public VideoAssets assets() {
        return assets;
    }

    public SourceFacts facts() {
        return facts;
    }

    public AttemptOutputs outputs() {
        return outputs;
    }

    /** An event within the transaction. */
    public void hear(Object event) {
        if (event instanceof VideoStatusChanged change) {
            replaced.on(change);
            failed.on(change);
        }
    }

    private static final class HeldAssets extends VideoAssets {

        private final InMemoryDatabase database;
        private final Consumer<List<VideoAsset>> saved;
        private List<VideoAsset> held = List.of();

        HeldAssets(InMemoryDatabase database, Clock clock, Consumer<List<VideoAsset>> saved) {
            super(null, clock);
            this.database = database;
            this.saved = saved;
        }

        @Override
        public List<VideoAsset> of(UUID videoId) {
            return held;
        }

        @Override
        public void replaceAll(UUID videoId, List<VideoAsset> assets) {
            database.onCommit(() -> {
                held = assets;
                saved.accept(assets);
            });
        }

        @Override
        public void replacePoster(UUID videoId, VideoAsset poster) {
            throw new UnsupportedOperationException();
        }

        @Override
        void removeAll(UUID videoId) {
            replaceAll(videoId, List.of());
        }
    }

    private static final class NoFacts extends SourceFacts {

        NoFacts() {
            super(null, null);
        }

        @Override
        public void save(UUID videoId, ProbedSource facts) {}

        @Override
        void remove(UUID videoId) {}
    }
}
