package dev.millrace.upload;

import dev.millrace.common.signal.FakeCloudWatch;
import dev.millrace.local.cloud.CloudProcess;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** What upload-service sends to CloudWatch. */
class CloudWatchIT {

    @Test
    void theListedSeriesArriveAndNothingElse() {
        try (FakeCloudWatch cloudWatch = new FakeCloudWatch()) {
            startAndStop();
            cloudWatch.assertListed("upload-service");
        }
    }

    private static void startAndStop() {
        Map<String, String> settings = new LinkedHashMap<>(CloudProcess.shared().serviceProperties("upload-service"));
        settings.put("server.port", "0");
        settings.put("millrace.drain.time", "0s");
        settings.put("millrace.cloudwatch.namespace", FakeCloudWatch.NAMESPACE);
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        new SpringApplicationBuilder(UploadServiceApplication.class)
                .run(arguments)
                .close();
    }
}
