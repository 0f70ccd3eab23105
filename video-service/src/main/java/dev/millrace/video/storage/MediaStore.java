package dev.millrace.video.storage;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The media bucket. Every method may take seconds and is called outside transactions; a bucket that cannot be reached is
 * {@link dev.millrace.common.problem.Unavailable}.
 */
public interface MediaStore {

    /** Whether an object is stored under the key. */
    boolean exists(String key);

    /** Those of the keys under which nothing is stored, asked for in parallel. */
    List<String> missing(Collection<String> keys);

    /** A small object's text, or empty when there is none. */
    Optional<String> text(String key);

    /** The folders directly under the prefix: prefixes with a trailing slash. */
    List<String> folders(String prefix);

    /**
     * Some of the folders directly under the prefix, in their order.
     *
     * @param after the folder after which to begin; empty for the first
     * @param limit most folders, up to 1000
     */
    List<String> foldersAfter(String prefix, String after, int limit);

    /** Whether nothing is stored under the prefix. */
    boolean isEmpty(String prefix);

    /** Removes everything under the prefix and answers how many objects that were. */
    int purge(String prefix);
}
