package dev.millrace.common.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.stream.XMLInputFactory;
import org.junit.jupiter.api.Test;

class S3ClientsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aCallDoesNotSearchTheClassPathForAnXmlParser() throws InterruptedException {
        S3Clients.bounded(new BucketProperties("media", SECOND, SECOND, 1), SECOND);
        List<String> searched = new CopyOnWriteArrayList<>();

        Thread call = new Thread(XMLInputFactory::newInstance);
        call.setContextClassLoader(new ClassLoader() {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                searched.add(name);
                return super.getResources(name);
            }
        });
        call.start();
        call.join();

        assertThat(searched).isEmpty();
    }
}
