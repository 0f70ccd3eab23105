package dev.millrace.video.video;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.testing.InMemoryTable;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;

/** The finders of videos over rows in memory; those of lists are not there. */
record InMemoryVideoRows(InMemoryTable<Video> table) implements Videos {

    /** The same rows for the package's own repository. */
    VideoRows rows() {
        return (VideoRows) Proxy.newProxyInstance(
                VideoRows.class.getClassLoader(),
                new Class<?>[] {VideoRows.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "lock" -> table.lock((UUID) arguments[0]);
                    case "findById" -> table.find((UUID) arguments[0]);
                    case "saveAndFlush" -> table.save((Video) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public Optional<Video> findByIdAndDeletedAtIsNull(UUID id) {
        return table.find(id).filter(video -> !video.isDeleted());
    }

    @Override
    public Optional<String> ownerOf(UUID id) {
        return findByIdAndDeletedAtIsNull(id).map(Video::ownerId);
    }

    @Override
    public Optional<Video> findById(UUID id) {
        return table.find(id);
    }

    @Override
    public List<Video> moving(String ownerId, Limit limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Video> readyAmong(List<UUID> ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Video> transcodingSince(Instant before, Limit limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Video> failedAfter(FailReason reason, Instant since, UUID id, Instant until, Limit limit) {
        throw new UnsupportedOperationException();
    }
}
