package dev.millrace.video.storage;

import java.util.Map;
import java.util.Optional;

/**
 * Small texts of the media bucket that this service writes, or changes in the place where a worker wrote them. As with
 * {@link MediaStore}, every method may take seconds and a bucket that cannot be reached is
 * {@link dev.millrace.common.problem.Unavailable}.
 */
public interface TextObjects {

    /** Stores texts under new keys concurrently; all are stored when it returns. */
    void store(Map<String, TextObject> byKey);

    /** A text and what identifies this state of it, or empty when there is none. */
    Optional<Stored> read(String key);

    /**
     * Puts a text in the place of the one that was read.
     *
     * @return false when that one is not there any more, and nothing was done
     */
    boolean replace(Stored read, TextObject text);

    /**
     * One that was read.
     *
     * @param eTag differs for every other content
     */
    record Stored(String key, String eTag, TextObject object) {}
}
