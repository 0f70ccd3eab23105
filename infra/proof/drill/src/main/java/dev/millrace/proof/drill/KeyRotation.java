package dev.millrace.proof.drill;

import dev.millrace.local.suite.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Rotates the webhook secret in the three steps of its runbook, while videos are uploaded. */
final class KeyRotation {

    private static final List<String> SERVICES = List.of("video-service", "upload-service", "transcode-worker");
    private static final String REFUSED = "video_webhook_refused_total";

    private final Suite suite;
    private final Transcript transcript;
    private final Uploads uploads;

    KeyRotation(Suite suite, Transcript transcript, Uploads uploads) {
        this.suite = suite;
        this.transcript = transcript;
        this.uploads = uploads;
    }

    /** How a video is uploaded, and waited for. */
    interface Uploads {

        /** Returns once it is uploaded, before a worker is done with it. */
        String upload() throws Exception;

        /** Returns once the video is READY with all renditions. */
        void awaitComplete(String what, String video) throws Exception;
    }

    void carryOut() throws Exception {
        String old = suite.cloud().webhookSecret();
        String fresh = secret();
        transcript.step("The webhook secret is rotated");
        deploy("OLD,NEW", old + "," + fresh);
        deploy("NEW,OLD", fresh + "," + old);
        deploy("NEW", fresh);
    }

    private void deploy(String title, String secrets) throws Exception {
        List<String> videos = new ArrayList<>();
        double refused = 0;
        for (String service : SERVICES) {
            videos.add(uploads.upload());
            refused += refused(); // why before: the counter starts again with its process
            suite.release(service, Map.of("millrace.webhooks.secrets", secrets));
        }
        for (String video : videos) {
            uploads.awaitComplete(title + ": a video that was uploaded meanwhile", video);
        }
        refused += refused();
        transcript.check(title + ": no signature was refused, " + Math.round(refused), refused == 0);
    }

    private double refused() throws IOException, InterruptedException {
        String url = suite.state().processes().stream()
                .filter(process -> process.name().equals("video-service"))
                .findFirst()
                .orElseThrow()
                .url();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url).resolve("/actuator/prometheus"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith(REFUSED))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String secret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return "whsec_" + Base64.getEncoder().encodeToString(random);
    }
}
