package dev.millrace.upload.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.UploadCourse;
import dev.millrace.common.contract.UploadCourse.Arrival;
import dev.millrace.common.contract.UploadCourse.Pause;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.upload.RunningUploadService;
import dev.millrace.upload.UploadClient;
import dev.millrace.upload.VideoServiceFake;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What video-service hears of how an upload went. */
@RunningUploadService
class SessionCourseIT {

    private static final int PART = 5_242_880;
    private static final int TWO_PARTS = PART + 100_000;

    private final VideoServiceFake videos;
    private final UploadClient phone;
    private final UUID video;

    SessionCourseIT(VideoServiceFake videos, @LocalServerPort int port) {
        this.videos = videos;
        this.phone = UploadClient.someone(port);
        this.video = videos.draftOf(phone.user());
    }

    @Test
    void theReportHasThePausesAndHowThePartsWereStored() {
        byte[] file = UploadClient.mp4(TWO_PARTS);
        String session = phone.opened(video, TWO_PARTS);
        phone.send(session, file, PART, 1);
        phone.move(session, "pause").expect(200);
        phone.move(session, "pause").expect(200);
        phone.move(session, "resume").expect(200);
        phone.send(session, file, PART, 2);
        phone.move(session, "pause").expect(200);

        phone.complete(session).expect(200);

        UploadCourse course = reported();
        assertThat(course.pauses()).hasSize(2);
        Pause first = course.pauses().get(0);
        Pause second = course.pauses().get(1);
        assertThat(List.of(first.from(), first.to(), second.from(), course.completingSince(), second.to()))
                .as("in this order")
                .isSorted();
        assertThat(first.to()).isBefore(second.from());
        assertThat(course.arrivals().stream().mapToLong(Arrival::bytes).sum()).isEqualTo(TWO_PARTS);
        assertThat(course.arrivals()).extracting(Arrival::until).isSorted();
    }

    @Test
    void anUploadWithoutPausesHasNone() {
        String session = phone.opened(video, 1000);
        phone.send(session, UploadClient.mp4(1000), PART, 1);

        phone.complete(session).expect(200);

        assertThat(reported().pauses()).isEmpty();
        assertThat(reported().arrivals()).extracting(Arrival::bytes).containsExactly(1000L);
        assertThat(reported().completingSince()).isNotNull();
    }

    private UploadCourse reported() {
        return videos.reportsOf(video).stream()
                .filter(UploadReport.Completed.class::isInstance)
                .map(report -> ((UploadReport.Completed) report).course())
                .findFirst()
                .orElseThrow();
    }
}
