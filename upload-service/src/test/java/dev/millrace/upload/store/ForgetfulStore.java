package dev.millrace.upload.store;

import dev.millrace.common.problem.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The real store, except that the answer to a completion can get lost, and that opening can be refused. */
public class ForgetfulStore implements MultipartStore {

    private final MultipartStore real;
    private final Set<String> lostCompletions = ConcurrentHashMap.newKeySet();
    private final Set<UUID> refusedVideos = ConcurrentHashMap.newKeySet();
    private final Set<String> refusedOwners = ConcurrentHashMap.newKeySet();
    private final AtomicInteger listings = new AtomicInteger();

    public ForgetfulStore(MultipartStore real) {
        this.real = real;
    }

    /** The next completion of this key is carried out, but its answer is an error. */
    public void loseAnswerOf(String key) {
        lostCompletions.add(key);
    }

    /** Storage is down when this video's upload is opened. */
    public void refuseToOpen(UUID videoId) {
        refusedVideos.add(videoId);
    }

    /** Storage is down when this owner's next upload is opened. */
    public void refuseToOpenFor(String ownerId) {
        refusedOwners.add(ownerId);
    }

    /** How often it was asked for the parts of an upload. */
    public int listings() {
        return listings.get();
    }

    @Override
    public Multipart open(String key, String contentType, String ownerId, UUID videoId, UUID uploadSessionId) {
        if (refusedVideos.remove(videoId) || refusedOwners.remove(ownerId)) {
            throw new Unavailable("Storage", Duration.ofSeconds(5));
        }
        return real.open(key, contentType, ownerId, videoId, uploadSessionId);
    }

    @Override
    public boolean isOpen(Multipart multipart) {
        return real.isOpen(multipart);
    }

    @Override
    public List<StoredPart> parts(Multipart multipart) {
        listings.incrementAndGet();
        return real.parts(multipart);
    }

    @Override
    public void complete(Multipart multipart, List<StoredPart> parts) {
        real.complete(multipart, parts);
        if (lostCompletions.remove(multipart.key())) {
            throw new Unavailable("Storage", Duration.ofSeconds(5));
        }
    }

    @Override
    public void abort(Multipart multipart) {
        real.abort(multipart);
    }

    @Override
    public Optional<StoredObject> find(String key) {
        return real.find(key);
    }

    @Override
    public Optional<ObjectStart> findStart(String key, int count) {
        return real.findStart(key, count);
    }

    @Override
    public void delete(String key) {
        real.delete(key);
    }

    @Override
    public List<Multipart> openedBefore(Instant instant, int limit) {
        return real.openedBefore(instant, limit);
    }
}
