package dev.millrace.upload;

import static dev.millrace.upload.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What those who run the service see of it. */
@RunningUploadService
@ExtendWith(OutputCaptureExtension.class)
class ServiceFaceIT {

    private final int port;
    private final UploadClient phone;
    private final UUID video;

    ServiceFaceIT(VideoServiceFake videos, @LocalServerPort int port) {
        this.port = port;
        this.phone = UploadClient.someone(port);
        this.video = videos.draftOf(phone.user());
    }

    @Test
    void itIsAliveAndReady() throws Exception {
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void whatHappensIsCountedAndNothingSecretIsLogged(CapturedOutput output) throws Exception {
        String session = phone.opened(video, 1000);
        phone.send(session, UploadClient.mp4(1000), 5_242_880, 1);
        phone.complete(session).expect(200);

        String metrics = get("/actuator/prometheus").body();
        assertThat(metrics)
                .contains(
                        "upload_session_transitions_total{service=\"upload-service\",to=\"completed\"}",
                        "upload_parts_signed_total",
                        "upload_bytes_completed_total",
                        "upload_sessions_live",
                        "upload_outbox_lag_seconds");
        assertThat(output.getAll()).contains(session).doesNotContain("X-Amz-", "Bearer ", "eyJ");
    }

    /** Observations that would cost time with each call and that no dashboard reads. */
    @Test
    void nothingIsObservedThatNobodyReads() throws Exception {
        phone.get("/api/uploads").expect(200);

        // why: a call is counted after its answer is sent
        eventually(() -> assertThat(get("/actuator/prometheus").body()).contains("http_server_requests_seconds_count"));
        assertThat(get("/actuator/prometheus").body()).doesNotContain("spring_security");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("BatchSpanProcessor"));
    }

    @Test
    void aTraceHasItsIdAllTheSame() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        assertThat(phone.get("/api/uploads/" + UUID.randomUUID()).expect(404).text("traceId"))
                .matches("[0-9a-f]{32}");
        assertThat(phone.post(
                                "/api/uploads/" + UUID.randomUUID() + "/complete",
                                Map.of(),
                                "traceparent",
                                "00-" + trace + "-00f067aa0ba902b7-01")
                        .expect(404)
                        .text("traceId"))
                .isEqualTo(trace);
    }

    @Test
    void twoTokensAreRefusedWhereverOneWouldDo() throws Exception {
        for (String path : List.of("/api/uploads", "/internal/videos/" + video + "/deleted")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Authorization", "Bearer " + phone.token())
                    .header(
                            "Authorization",
                            "Bearer " + UploadClient.someone(port).token())
                    .build();
            HttpResponse<String> refused = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(refused.statusCode()).as(path).isEqualTo(401);
            assertThat(refused.body()).contains("UNAUTHENTICATED");
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
    }
}
