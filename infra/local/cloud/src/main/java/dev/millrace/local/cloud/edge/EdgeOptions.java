package dev.millrace.local.cloud.edge;

import dev.millrace.local.cloud.HostName;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;

/**
 * Start options of the edge.
 *
 * @param address listen address
 * @param host name that viewers use; policies are matched against its URL, regardless of a request's Host
 * @param signing whether it requires signed cookies or a signed URL
 * @param keys trusted keys by key pair id
 * @param allowedOrigins web origins that may play with cookies
 */
public record EdgeOptions(
        InetSocketAddress address,
        HostName host,
        boolean signing,
        Map<String, PublicKey> keys,
        List<String> allowedOrigins) {

    public EdgeOptions {
        keys = Map.copyOf(keys);
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /**
     * The origin of the edge.
     *
     * @param endpoint path-style S3
     * @param region signing region
     * @param bucket bucket to serve
     * @param accessKey access key with read permission
     * @param secretKey its secret key
     */
    public record Origin(URI endpoint, String region, String bucket, String accessKey, String secretKey) {

        /** Hides the secret. */
        @Override
        public String toString() {
            return "Origin[" + endpoint + "/" + bucket + "]";
        }
    }
}
