package dev.millrace.upload.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The storage provider. Every call is remote with a timeout and bounded retries, must not run in a transaction, and throws
 * {@link dev.millrace.common.problem.Unavailable} when storage does not answer.
 */
public interface MultipartStore {

    /** Opens a multipart; owner, video and session are written into the metadata of the object it becomes. */
    Multipart open(String key, String contentType, String ownerId, UUID videoId, UUID uploadSessionId);

    /** Whether parts can be sent to it; one call, however many there are. */
    boolean isOpen(Multipart multipart);

    /** Every part stored so far, by number. @throws NoSuchMultipart when it is not open */
    List<StoredPart> parts(Multipart multipart);

    /**
     * Makes the object. An exception does not mean that it was not made: look at {@link #find}.
     *
     * @throws NoSuchMultipart when it is not open
     */
    void complete(Multipart multipart, List<StoredPart> parts);

    /** Throws the parts away; repeatable. */
    void abort(Multipart multipart);

    /** The object under a key. */
    Optional<StoredObject> find(String key);

    /** The object under a key with its first bytes; one call. */
    Optional<ObjectStart> findStart(String key, int count);

    /** Removes an object; repeatable. */
    void delete(String key);

    /** Multiparts of all videos that were opened before an instant, at most {@code limit}. */
    List<Multipart> openedBefore(Instant instant, int limit);
}
