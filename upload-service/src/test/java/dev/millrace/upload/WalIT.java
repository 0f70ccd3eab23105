package dev.millrace.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.database.WalBytes;
import dev.millrace.local.cloud.CloudProcess;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an upload costs the database in bytes of WAL, on our side; video-service has a test of its own. */
@RunningUploadService
class WalIT {

    private static final Logger log = LoggerFactory.getLogger(WalIT.class);

    private static final int UPLOADS = 10;
    private static final int BYTES = 1000;
    private static final int PART = 5_242_880;
    private static final long MOST = 12_000;

    private final VideoServiceFake videos;
    private final UploadClient phone;

    WalIT(VideoServiceFake videos, @LocalServerPort int port) {
        this.videos = videos;
        this.phone = UploadClient.someone(port);
    }

    @Test
    void anUpload() {
        assertBytes("An upload, opened, signed and completed", () -> {
            String session = phone.opened(videos.draftOf(phone.user()), BYTES);
            send(session);
        });
    }

    @Test
    void anUploadThatCreatesItsVideo() {
        assertBytes(
                "An upload in one call, signed and completed",
                () -> send(phone.create(BYTES).expect(201).text("uploadSessionId")));
    }

    private void send(String session) {
        phone.send(session, UploadClient.mp4(BYTES), PART, 1);
        phone.complete(session).expect(200);
    }

    private void assertBytes(String title, Runnable upload) {
        long bytes = new WalBytes(CloudProcess.shared().serviceProperties("upload-service"), UPLOADS).of(upload);
        log.info("{}: {} bytes of WAL", title, bytes);
        assertThat(bytes).as(title).isLessThan(MOST);
    }
}
