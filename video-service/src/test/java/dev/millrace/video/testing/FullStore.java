package dev.millrace.video.testing;

import dev.millrace.video.storage.MediaStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A media bucket in which every key exists, but no report. */
public final class FullStore implements MediaStore {

    @Override
    public boolean exists(String key) {
        return true;
    }

    @Override
    public List<String> missing(Collection<String> keys) {
        return List.of();
    }

    @Override
    public Optional<String> text(String key) {
        return Optional.empty();
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
}
