package dev.millrace.local.cloud.storage;

import dev.millrace.local.cloud.HostName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** S3 over a local folder: signature v4 only, path style, one bucket. */
public final class ObjectStore implements AutoCloseable {

    private static final List<String> METHODS = List.of("GET", "HEAD", "PUT", "POST", "DELETE");

    private final S3Proxy server;
    private final URI endpoint;

    private ObjectStore(S3Proxy server, URI endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    /** Starts the store with the objects and open multipart uploads of earlier runs. */
    public static ObjectStore start(
            Path directory,
            InetSocketAddress address,
            HostName host,
            String accessKey,
            String secretKey,
            String bucket,
            List<String> allowedOrigins)
            throws Exception {
        Files.createDirectories(directory);
        BlobStore store = new StrictMultiparts(new FilesystemNio2BlobStore(directory.toString()));
        if (!store.containerExists(bucket)) {
            store.createContainer(bucket);
        }
        S3Proxy server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort()))
                .awsAuthentication(AuthenticationType.AWS_V4, accessKey, secretKey)
                .ignoreUnknownHeaders(true)
                .corsRules(cors(allowedOrigins))
                .build();
        Refusals.in(server, host);
        server.start();
        return new ObjectStore(server, URI.create("http://127.0.0.1:" + address.getPort()));
    }

    private static CrossOriginResourceSharing cors(List<String> origins) {
        if (origins.isEmpty()) {
            return CrossOriginResourceSharing.disabled();
        }
        // why: S3Proxy expects origins as regular expressions.
        List<String> patterns =
                origins.stream().map(o -> o.equals("*") ? o : Pattern.quote(o)).toList();
        return new CrossOriginResourceSharing(patterns, METHODS, List.of("*"), List.of("ETag", "Date"), "");
    }

    /** Its base URL. */
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IOException("S3 did not stop", e);
        }
    }
}
