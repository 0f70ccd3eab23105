package dev.millrace.explore;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.problem.Unavailable;
import dev.millrace.upload.session.UploadSide;
import dev.millrace.upload.store.Multipart;
import dev.millrace.upload.store.MultipartStore;
import dev.millrace.upload.store.StoreDoor;
import dev.millrace.upload.store.StoredObject;
import dev.millrace.upload.store.StoredPart;
import dev.millrace.video.storage.MediaStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Storage as both services see it. Where a call takes its time, what the event says happens meanwhile. */
final class Bucket implements MultipartStore, MediaStore {

    private static final byte[] A_VIDEO = "\0\0\0\u0018ftypisom\0\0\2\0isomiso2".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] NO_VIDEO = "<html>".getBytes(StandardCharsets.ISO_8859_1);
    private static final int OPEN = 1;
    private static final int GONE = 2;

    private final World world;
    private final Mutation mutation;
    private final Map<String, Integer> levels = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final TranscodeReport[][] reports = new TranscodeReport[State.JOBS * State.ATTEMPTS + 1][3];
    private final String[][] manifests = new String[State.JOBS * State.ATTEMPTS + 1][3];

    Bucket(World world, Mutation mutation, JsonMapper json) {
        this.world = world;
        this.mutation = mutation;
        for (int number = 1; number <= State.JOBS * State.ATTEMPTS; number++) {
            UUID job = world.names().job(State.jobOf(number));
            int attempt = State.attemptOf(number);
            String folder = ObjectKeys.attemptPrefix(Scene.VIDEO, job, attempt);
            attempts.put(ObjectKeys.outputManifest(Scene.VIDEO, job, attempt), number);
            for (int level = 1; level <= 2; level++) {
                List<Asset> assets = assets(folder, level);
                for (Asset asset : assets) {
                    attempts.put(asset.fileKey(), number);
                    levels.putIfAbsent(asset.fileKey(), level);
                }
                reports[number][level] = report(job, attempt, assets, level == 1);
                manifests[number][level] = json.writeValueAsString(reports[number][level]);
            }
        }
    }

    private static List<Asset> assets(String folder, int level) {
        List<Asset> assets = new ArrayList<>();
        assets.add(asset(AssetType.HLS_MASTER, null, folder + "master.m3u8"));
        assets.add(asset(AssetType.HLS_RENDITION, "480p", folder + "480p/playlist.m3u8"));
        if (level == 2) {
            assets.add(asset(AssetType.HLS_RENDITION, "720p", folder + "720p/playlist.m3u8"));
        }
        return assets;
    }

    private static Asset asset(AssetType type, String quality, String key) {
        return new Asset(type, quality, null, null, null, null, "m3u8", key);
    }

    private static TranscodeReport report(UUID job, int attempt, List<Asset> assets, boolean partial) {
        return new TranscodeReport(
                Scene.VIDEO,
                job,
                attempt,
                TranscodeReport.Status.READY,
                null,
                null,
                null,
                10.0,
                1280,
                720,
                assets,
                null,
                partial,
                null,
                null);
    }

    /** What a worker says of its output: 1 that it plays, 2 that it is whole. */
    TranscodeReport ready(int attemptNumber, int level) {
        return reports[attemptNumber][level];
    }

    /** Number of the attempt that stored an asset. */
    int attemptNumber(String assetKey) {
        return attempts.get(assetKey);
    }

    @Override
    public Multipart open(String key, String contentType, String ownerId, UUID videoId, UUID uploadSessionId) {
        world.leavesTheProcess();
        switch (world.meanwhile()) {
            case DIES_BEFORE_STORAGE -> throw new Killed();
            case STORAGE_DOWN -> throw down();
            case CANCELED_BEFORE -> world.during(() -> world.upload().cancel(uploadSessionId));
            case DELETED -> world.during(world::deleteAndHear);
            default -> {}
        }
        int slot = world.names().slot(uploadSessionId);
        now().set(Field.MULTIPART_0, slot, OPEN);
        if (world.meanwhile() == Meanwhile.DIES_AFTER_STORAGE) {
            throw new Killed();
        }
        return new Multipart(key, UploadSide.uploadId(slot));
    }

    @Override
    public boolean isOpen(Multipart multipart) {
        world.leavesTheProcess();
        return now().get(Field.MULTIPART_0, slot(multipart)) == OPEN;
    }

    @Override
    public List<StoredPart> parts(Multipart multipart) {
        world.leavesTheProcess();
        int slot = openSlot(multipart);
        return now().get(Field.PARTS_0, slot) == 0 ? List.of() : List.of(new StoredPart(1, Scene.SIZE, "etag"));
    }

    @Override
    public void complete(Multipart multipart, List<StoredPart> parts) {
        world.leavesTheProcess();
        int slot = slot(multipart);
        UUID session = world.names().session(slot);
        switch (world.meanwhile()) {
            case DIES_BEFORE_STORAGE -> throw new Killed();
            case STORAGE_DOWN -> throw down();
            case CANCELED_BEFORE -> world.during(() -> world.upload().cancel(session));
            default -> {}
        }
        openSlot(multipart);
        now().set(Field.MULTIPART_0, slot, GONE);
        now().set(Field.OBJECT, slot + 1);
        now().set(Field.OBJECT_BAD, now().get(Field.PARTS_0, slot) == 2 ? 1 : 0);
        switch (world.meanwhile()) {
            case DIES_AFTER_STORAGE -> throw new Killed();
            case ANSWER_LOST -> throw down();
            case CANCELED_AFTER -> world.during(() -> world.upload().cancel(session));
            case PAUSED_AFTER -> world.during(() -> world.upload().pause(session));
            case TWIN_AFTER -> world.during(() -> world.completion().complete(Scene.OWNER, session));
            case SWEPT_AFTER -> world.during(() -> world.expiry().sweep());
            case DELETED -> world.during(world::deleteAndHear);
            default -> {}
        }
    }

    @Override
    public void abort(Multipart multipart) {
        world.leavesTheProcess();
        mustBeUp();
        if (mutation != Mutation.PARTS_KEPT && now().get(Field.MULTIPART_0, slot(multipart)) == OPEN) {
            now().set(Field.MULTIPART_0, slot(multipart), GONE);
        }
    }

    @Override
    public Optional<StoredObject> find(String key) {
        world.leavesTheProcess();
        mustBeUp();
        int slot = now().get(Field.OBJECT) - 1;
        return slot < 0
                ? Optional.empty()
                : Optional.of(new StoredObject(Scene.SIZE, world.names().session(slot)));
    }

    @Override
    public byte[] firstBytes(String key, int count) {
        world.leavesTheProcess();
        return now().is(Field.OBJECT_BAD) ? NO_VIDEO : A_VIDEO;
    }

    @Override
    public void delete(String key) {
        world.leavesTheProcess();
        now().set(Field.OBJECT, 0);
        now().set(Field.OBJECT_BAD, 0);
    }

    @Override
    public List<Multipart> openedBefore(Instant instant, int limit) {
        world.leavesTheProcess();
        List<Multipart> found = new ArrayList<>();
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            if (now().get(Field.MULTIPART_0, slot) == OPEN) {
                found.add(new Multipart(Scene.SOURCE_KEY, UploadSide.uploadId(slot)));
            }
        }
        return found;
    }

    @Override
    public boolean exists(String key) {
        world.leavesTheProcess();
        if (key.equals(Scene.SOURCE_KEY)) {
            return now().is(Field.OBJECT);
        }
        return missing(List.of(key)).isEmpty();
    }

    @Override
    public List<String> missing(Collection<String> keys) {
        world.leavesTheProcess();
        if (mutation == Mutation.ASSETS_UNVERIFIED) {
            return List.of();
        }
        return keys.stream().filter(key -> !isStored(key)).toList();
    }

    private boolean isStored(String key) {
        Integer number = attempts.get(key);
        return number != null && output(number) >= levels.get(key);
    }

    private int output(int number) {
        return now().output(State.jobOf(number), State.attemptOf(number));
    }

    @Override
    public Optional<String> text(String key) {
        world.leavesTheProcess();
        int number = attempts.getOrDefault(key, 0);
        return number == 0 ? Optional.empty() : Optional.ofNullable(manifests[number][output(number)]);
    }

    @Override
    public List<String> folders(String prefix) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> foldersAfter(String prefix, String after, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isEmpty(String prefix) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int purge(String prefix) {
        throw new UnsupportedOperationException();
    }

    private State now() {
        return world.now();
    }

    private static int slot(Multipart multipart) {
        return multipart.uploadId().charAt(multipart.uploadId().length() - 1) - '0';
    }

    private int openSlot(Multipart multipart) {
        int slot = slot(multipart);
        if (now().get(Field.MULTIPART_0, slot) != OPEN) {
            throw StoreDoor.noSuchMultipart();
        }
        return slot;
    }

    private void mustBeUp() {
        if (world.meanwhile() == Meanwhile.STORAGE_DOWN) {
            throw down();
        }
    }

    private static Unavailable down() {
        return new Unavailable("Storage", Duration.ofSeconds(1));
    }

    /** The process ends here. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }
}
