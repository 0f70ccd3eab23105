package dev.millrace.video.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.video.Api;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

class ConsistencyIT {

    private final RunningService service = RunningService.shared();
    private final OutputCheck outputs = service.bean(OutputCheck.class);
    private final OwnerlessFolders folders = service.bean(OwnerlessFolders.class);

    @Test
    void outputThatIsGoneIsFoundCountedAndMadeAgain() {
        Journey video = Journey.aVideo(service).ready();
        Journey whole = Journey.aVideo(service).ready();
        delete(video.folder() + "master.m3u8");

        await().untilAsserted(() -> {
            outputs.pass();
            assertThat(lost()).contains(video.videoId).doesNotContain(whole.videoId);
        });

        assertThat(gauge("OUTPUT_LOST")).isPositive();
        assertThat(video.api.get(video.path()).json().get("status").asString()).isEqualTo("READY");
        video.reprocess().storeOutput();
        assertThat(video.report(video.readyReport()).status()).isEqualTo(204);
        assertThat(lost()).doesNotContain(video.videoId);
    }

    @Test
    void operatorComparesAVideoNowAndLearnsWhetherItCanBeMadeAgain() {
        Journey video = Journey.aVideo(service).ready();
        Journey hopeless = Journey.aVideo(service).ready();
        assertThat(verify(video, hopeless).get("items")).isEmpty();
        delete(video.folder() + "720p/playlist.m3u8", video.folder() + "poster.jpg");
        delete(hopeless.folder() + "manifest.mpd", hopeless.sourceKey());

        JsonNode found = verify(video, hopeless).get("items");

        assertThat(found).hasSize(2);
        assertThat(found.valueStream()
                        .filter(item -> item.get("sourceStored").asBoolean())
                        .map(item -> item.get("videoId").asString()))
                .containsExactly(video.videoId.toString());
        hopeless.api.delete(hopeless.path());
        outputs.pass();
        assertThat(lost()).contains(video.videoId).doesNotContain(hopeless.videoId);
    }

    @Test
    void folderOfNoVideoIsNotedAndRemovedOnlyAfterItsGrace() {
        UUID unknown = UUID.randomUUID();
        String source = ObjectKeys.videoPrefix(unknown) + "source.mp4";
        Journey uploading = Journey.aVideo(service).uploading();
        service.store(source, "forgotten");
        service.store(uploading.sourceKey(), "just stored");

        await().untilAsserted(() -> {
            folders.pass();
            assertThat(ownerless()).contains(unknown).doesNotContain(uploading.videoId);
        });
        service.awaitRemovals();
        assertThat(service.stored(source)).hasSize(1);
        assertThat(gauge("OWNERLESS")).isPositive();

        service.jdbc()
                .sql("update storage_findings set since = now() - interval '31 days' where video_id = ?")
                .param(unknown)
                .update();
        folders.pass();
        service.awaitRemovals();
        assertThat(service.stored(source)).isEmpty();
        assertThat(ownerless()).doesNotContain(unknown);
        assertThat(service.stored(uploading.sourceKey())).hasSize(1);
    }

    @Test
    void folderOfAPurgedVideoIsPurgedAgain() {
        Journey video = Journey.aVideo(service).ready();
        video.api.delete(video.path());
        service.awaitRemovals();
        service.jdbc()
                .sql("update videos set purged_at = now() where id = ?")
                .param(video.videoId)
                .update();
        service.store(video.folder() + "late.m4s", "late");

        await().untilAsserted(() -> {
            folders.pass();
            assertThat(service.jdbc()
                            .sql("select purged_at is null from videos where id = ?")
                            .param(video.videoId)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        });
    }

    private JsonNode verify(Journey... videos) {
        String ids = Arrays.stream(videos)
                .map(video -> '"' + video.videoId.toString() + '"')
                .collect(Collectors.joining(","));
        Api.Answer answer = service.asOperator().post("/api/operations/verify", "{\"videoIds\":[" + ids + "]}");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private List<UUID> lost() {
        return noted("OUTPUT_LOST");
    }

    private List<UUID> ownerless() {
        return noted("OWNERLESS");
    }

    private List<UUID> noted(String kind) {
        return service.jdbc()
                .sql("select video_id from storage_findings where kind = ?")
                .param(kind)
                .query(UUID.class)
                .list();
    }

    private double gauge(String kind) {
        return service.bean(MeterRegistry.class)
                .get("video.storage.findings")
                .tag("kind", kind)
                .gauge()
                .value();
    }

    private void delete(String... keys) {
        for (String key : keys) {
            service.bean(S3Client.class)
                    .deleteObject(
                            request -> request.bucket(service.cloud().bucket()).key(key));
        }
    }
}
