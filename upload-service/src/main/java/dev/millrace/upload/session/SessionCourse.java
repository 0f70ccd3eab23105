package dev.millrace.upload.session;

import dev.millrace.common.contract.UploadCourse;
import dev.millrace.common.contract.UploadCourse.Arrival;
import dev.millrace.common.contract.UploadCourse.Pause;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a session went so far, for the timeline of its video. A value: every change is a new one. */
@Embeddable
class SessionCourse {

    private @Nullable Instant pausedAt;

    @Convert(converter = UploadCourseColumn.class)
    private @Nullable UploadCourse course;

    /** Of a new session, and for JPA. */
    SessionCourse() {}

    private SessionCourse(@Nullable Instant pausedAt, @Nullable UploadCourse course) {
        this.pausedAt = pausedAt;
        this.course = course;
    }

    static SessionCourse of(@Nullable SessionCourse known) {
        return known == null ? new SessionCourse() : known;
    }

    SessionCourse moved(UploadSessionStatus next, Instant now) {
        return new SessionCourse(next == UploadSessionStatus.PAUSED ? now : null, until(now));
    }

    private @Nullable UploadCourse until(Instant now) {
        if (pausedAt == null) {
            return course;
        }
        UploadCourse before = soFar();
        Stream<Pause> pauses = Stream.concat(before.pauses().stream(), Stream.of(new Pause(pausedAt, now)));
        return new UploadCourse(pauses.toList(), before.arrivals(), null);
    }

    SessionCourse stored(List<Arrival> arrivals) {
        return new SessionCourse(pausedAt, new UploadCourse(soFar().pauses(), arrivals, null));
    }

    UploadCourse soFar(@Nullable Instant completingSince) {
        UploadCourse before = soFar();
        return new UploadCourse(before.pauses(), before.arrivals(), completingSince);
    }

    private UploadCourse soFar() {
        return Objects.requireNonNullElse(course, UploadCourse.UNKNOWN);
    }
}
