package dev.millrace.video.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.video.RunningService;
import dev.millrace.video.asset.VideoAssets;
import dev.millrace.video.job.Division;
import dev.millrace.video.job.Job;
import dev.millrace.video.job.Jobs;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.VideoStatus;
import dev.millrace.video.video.Videos;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows that others fill our database with are such as we read. All of it is rolled back. */
class LibraryIT {

    private static final String AGENCY = "agency-of-a-library";

    private final RunningService service = RunningService.shared();
    private final JdbcTemplate database = service.bean(JdbcTemplate.class);
    private final Videos videos = service.bean(Videos.class);
    private final Jobs jobs = service.bean(Jobs.class);

    @Test
    void aLibraryIsReadAsOurOwn() {
        service.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            fill(1, 1000);
            fill(1001, 2000);

            assertLibrary();
            status.setRollbackOnly();
        });
    }

    private void assertLibrary() {
        List<Video> ofAgency =
                database.queryForList("select id from videos where owner_id = ?", UUID.class, AGENCY).stream()
                        .flatMap(id -> videos.findById(id).stream())
                        .toList();
        Map<VideoStatus, Long> counts =
                ofAgency.stream().collect(Collectors.groupingBy(Video::status, Collectors.counting()));
        Video ready = ofAgency.stream()
                .filter(video -> video.status() == VideoStatus.READY)
                .findFirst()
                .orElseThrow();

        // of each thousand a hundred are the agency's
        assertThat(counts)
                .isEqualTo(Map.of(
                        VideoStatus.READY, 186L,
                        VideoStatus.FAILED, 6L,
                        VideoStatus.DRAFT, 6L,
                        VideoStatus.UPLOADING, 2L));
        assertThat(service.bean(VideoAssets.class).of(ready.id())).hasSize(2);
        assertThat(jobs.latestOf(ready.id()).map(Job::isOpen)).isEqualTo(Optional.of(false));
        assertThat(videos.findById(video(994)).map(Video::status)).isEqualTo(Optional.of(VideoStatus.TRANSCODING));
        assertThat(jobs.openOf(video(994)).map(Job::division).map(Division::tasks))
                .isEqualTo(Optional.of(100));
        assertThat(jobs.openOf(video(995)).map(Job::isDivided)).isEqualTo(Optional.of(false));
    }

    private UUID video(int number) {
        return database.queryForObject("select md5('video' || " + number + ")::uuid", UUID.class);
    }

    private void fill(int from, int to) {
        try {
            database.execute(new ClassPathResource("library.sql", LibraryIT.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace(":from", String.valueOf(from))
                    .replace(":to", String.valueOf(to))
                    .replace(":owners", "100")
                    .replace(":agency", AGENCY));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
