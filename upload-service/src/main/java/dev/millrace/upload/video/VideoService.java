package dev.millrace.upload.video;

import dev.millrace.common.call.VideoServiceProperties;
import dev.millrace.common.contract.Internal;
import dev.millrace.common.problem.NotFound;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.common.signature.SignedCalls;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Signed calls to video-service behind a circuit breaker. Never in a transaction. Thread-safe. */
@Component
public class VideoService {

    private final SignedCalls calls;
    private final RestClient http;
    private final URI url;
    private final Retry retry;
    private final CircuitBreaker breaker;

    VideoService(
            SignedCalls calls,
            RestClient videoClient,
            VideoServiceProperties properties,
            Retry videoRetry,
            CircuitBreaker videoBreaker) {
        this.calls = calls;
        this.http = videoClient;
        this.url = properties.url();
        this.retry = videoRetry;
        this.breaker = videoBreaker;
    }

    /**
     * Asks whether the video may be uploaded now, and makes it UPLOADING; repeatable for one session.
     *
     * @throws SignedCallRefused when the answer is no
     * @throws VideoServiceDown when there is no answer
     */
    public void uploadOpened(UUID videoId, Internal.UploadOpened question) {
        URI uri = url.resolve("/internal/videos/" + videoId + "/upload-opened");
        answered(() -> calls.post("upload-opened-" + question.uploadSessionId(), uri, question));
    }
    /**
     * Whether the caller may see the video, asked with the caller's own token.
     *
     * @param authorization the caller's Authorization header; a secret, never logged
     * @throws NotFound when it is somebody else's or none
     * @throws VideoServiceDown when there is no answer
     */
    public void requireReadable(UUID videoId, String authorization) {
        answered(() -> http.get()
                .uri(url.resolve("/api/videos/" + videoId))
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .retrieve()
                .onStatus(HttpStatusCode::is4xxClientError, (request, response) -> {
                    throw new NotFound("video");
                })
                .toBodilessEntity());
    }

    /**
     * Delivers an upload report; one try, because the outbox repeats.
     *
     * @param messageId the same for every repetition
     * @param report JSON of an {@link dev.millrace.common.contract.UploadReport}
     */
    public void report(UUID messageId, String report) {
        URI uri = url.resolve("/api/webhooks/uploads");
        breaker.executeRunnable(() -> calls.post(messageId.toString(), uri, report));
    }

    private void answered(Runnable call) {
        try {
            retry.executeRunnable(CircuitBreaker.decorateRunnable(breaker, call));
        } catch (CallNotPermittedException e) {
            throw new VideoServiceDown(e, false);
        } catch (RestClientException e) {
            throw new VideoServiceDown(e, true);
        }
    }
}
