package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Answer;
import dev.millrace.blackbox.suite.Api;
import dev.millrace.blackbox.suite.Clips;
import dev.millrace.blackbox.suite.Suite;
import dev.millrace.blackbox.suite.Uploads;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An app is killed during an upload, and another one resumes from what storage has. */
class KilledClientIT {

    private static final long SIZE = 51L << 20;
    private static final int PARTS = 11;

    private final Suite suite = Suite.running();
    private final String user = "phone-" + UUID.randomUUID();
    private final Api api = suite.as(user);

    @Test
    void onlyMissingPartsAreSentByTheNextProcess() throws Exception {
        Path file = Clips.padded(Clips.tiny(), "resume.mp4", SIZE);
        String video = api.createVideo(SIZE);
        String session = api.openSession(video, SIZE);
        killAfter(6, suite.uploadElsewhere(user, session, file));

        Answer state = api.get("/api/uploads/" + session).expect(200);
        int there = state.json().path("parts").size();
        assertThat(there).isBetween(6, PARTS - 1);
        assertThat(state.json().path("bytesUploaded").asLong()).isEqualTo((long) there * (5 << 20));
        assertThat(state.json().path("progressPercent").asInt()).isEqualTo((int) (there * (5L << 20) * 100 / SIZE));

        List<String> sent = linesOf(suite.uploadElsewhere(user, session, file));
        assertThat(sent).hasSize(PARTS - there).allMatch(line -> line.startsWith("sent "));
        api.post("/api/uploads/" + session + "/complete", null).expect(200);
        new Uploads(api).awaitStatus(video, "READY");
    }

    private static void killAfter(int parts, Process client) throws IOException, InterruptedException {
        BufferedReader lines = client.inputReader();
        for (int part = 1; part <= parts; part++) {
            assertThat(lines.readLine()).isEqualTo("sent " + part);
            client.getOutputStream().write('\n');
            client.getOutputStream().flush();
        }
        client.destroyForcibly().waitFor();
    }

    private static List<String> linesOf(Process client) throws IOException, InterruptedException {
        client.getOutputStream().close();
        List<String> lines = new ArrayList<>(client.inputReader().lines().toList());
        assertThat(client.waitFor()).as("%s", lines).isZero();
        return lines;
    }
}
