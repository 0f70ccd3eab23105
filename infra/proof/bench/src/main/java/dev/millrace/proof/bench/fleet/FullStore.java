package dev.millrace.proof.bench.fleet;

import dev.millrace.video.storage.MediaStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Has whatever it is asked for. */
final class FullStore implements MediaStore {

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
        throw new UnsupportedOperationException();
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
