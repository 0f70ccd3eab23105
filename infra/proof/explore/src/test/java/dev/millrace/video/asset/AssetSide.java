package dev.millrace.video.asset;

import dev.millrace.common.contract.SourceSummary;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.explore.Kept;
import dev.millrace.explore.Memory;
import dev.millrace.explore.Scene;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.video.VideoStatusChanged;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The real check of outputs, and what is saved of them, in memory. */
public final class AssetSide {

    private final VideoAssets assets;
    private final SourceFacts facts = new NoFacts();
    private final AttemptOutputs outputs;
    private final ReplacedSources replaced;

    public AssetSide(Memory memory, Kept kept, MediaStore store, JsonMapper json) {
        assets = new AssetsInMemory(memory, kept);
        outputs = new AttemptOutputs(store, json);
        replaced = new ReplacedSources(assets, facts);
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

    public void hear(Object event) {
        if (event instanceof VideoStatusChanged change) {
            replaced.on(change);
        }
    }

    private static final class AssetsInMemory extends VideoAssets {

        private final Memory memory;
        private final Kept kept;

        AssetsInMemory(Memory memory, Kept kept) {
            super(null, Scene.CLOCK);
            this.memory = memory;
            this.kept = kept;
        }

        @Override
        public void replaceAll(UUID videoId, List<Asset> assets) {
            memory.onCommit(() -> kept.assetsSaved(assets));
        }

        @Override
        public void replacePoster(UUID videoId, Asset poster) {
            throw new UnsupportedOperationException();
        }

        @Override
        void removeAll(UUID videoId) {
            memory.onCommit(kept::assetsRemoved);
        }
    }

    private static final class NoFacts extends SourceFacts {

        NoFacts() {
            super(null, null);
        }

        @Override
        public void save(UUID videoId, SourceSummary facts) {}

        @Override
        void remove(UUID videoId) {}
    }
}
