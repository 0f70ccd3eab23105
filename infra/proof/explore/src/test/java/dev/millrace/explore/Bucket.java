package dev.millrace.explore;

import dev.millrace.common.problem.Unavailable;
import dev.millrace.upload.store.Multipart;
import dev.millrace.upload.store.MultipartStore;
import dev.millrace.upload.store.ObjectStart;
import dev.millrace.upload.store.StoredObject;
import dev.millrace.upload.store.StoredPart;
import dev.millrace.upload.testing.InMemoryUploadService;
import dev.millrace.video.storage.MediaStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Storage as both services see it. Where a call takes its time, what the event says happens meanwhile. */
final class Bucket implements MultipartStore, MediaStore {

    private static final byte[] A_VIDEO = "\0\0\0\u0018ftypisom\0\0\2\0isomiso2".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] NO_VIDEO = "<html>".getBytes(StandardCharsets.ISO_8859_1);

    private final World world;
    private final Outputs outputs;
    private final Mutation mutation;

    Bucket(World world, Outputs outputs, Mutation mutation) {
        this.world = world;
        this.outputs = outputs;
        this.mutation = mutation;
    }

    /** The provider's id of a session's multipart. */
    static String uploadId(int slot) {
        return "multipart-" + slot;
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
        now().set(Field.MULTIPART_0, slot, MultipartStage.OPEN);
        if (world.meanwhile() == Meanwhile.DIES_AFTER_STORAGE) {
            throw new Killed();
        }
        return new Multipart(key, uploadId(slot));
    }

    @Override
    public boolean isOpen(Multipart multipart) {
        world.leavesTheProcess();
        return isOpen(slot(multipart));
    }

    @Override
    public List<StoredPart> parts(Multipart multipart) {
        world.leavesTheProcess();
        int slot = openSlot(multipart);
        return now().is(Field.PARTS_0, slot, Parts.NONE)
                ? List.of()
                : List.of(new StoredPart(1, Scene.SIZE, "etag", Scene.NOW));
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
        now().set(Field.MULTIPART_0, slot, MultipartStage.GONE);
        now().set(Field.OBJECT, slot + 1);
        now().set(Field.OBJECT_BAD, now().is(Field.PARTS_0, slot, Parts.BAD) ? 1 : 0);
        switch (world.meanwhile()) {
            case DIES_AFTER_STORAGE -> throw new Killed();
            case ANSWER_LOST -> throw down();
            case CANCELED_AFTER -> world.during(() -> world.upload().cancel(session));
            case PAUSED_AFTER -> world.during(() -> world.upload().pause(session));
            case TWIN_AFTER -> world.during(() -> world.upload().complete(session));
            case SWEPT_AFTER -> world.during(world.upload()::sweep);
            case DELETED -> world.during(world::deleteAndHear);
            default -> {}
        }
    }

    @Override
    public void abort(Multipart multipart) {
        world.leavesTheProcess();
        mustBeUp();
        if (mutation != Mutation.PARTS_KEPT && isOpen(slot(multipart))) {
            now().set(Field.MULTIPART_0, slot(multipart), MultipartStage.GONE);
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
    public Optional<ObjectStart> findStart(String key, int count) {
        return find(key).map(object -> new ObjectStart(object, now().is(Field.OBJECT_BAD) ? NO_VIDEO : A_VIDEO));
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
            if (isOpen(slot)) {
                found.add(new Multipart(Scene.SOURCE_KEY, uploadId(slot)));
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
        return keys.stream().filter(key -> !outputs.isStored(key, now())).toList();
    }

    @Override
    public Optional<String> text(String key) {
        world.leavesTheProcess();
        return outputs.manifest(key, now());
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

    private boolean isOpen(int slot) {
        return now().is(Field.MULTIPART_0, slot, MultipartStage.OPEN);
    }

    private static int slot(Multipart multipart) {
        return multipart.uploadId().charAt(multipart.uploadId().length() - 1) - '0';
    }

    private int openSlot(Multipart multipart) {
        int slot = slot(multipart);
        if (!isOpen(slot)) {
            throw InMemoryUploadService.noSuchMultipart();
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
