package dev.millrace.local.cloud.edge;

import dev.millrace.local.cloud.HostName;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;

/**
 * How the edge is started.
 *
 * @param address where it listens
 * @param host what viewers call it; policies are matched against its URL, whatever else a request calls it
 * @param signing whether it asks for signed cookies or a signed URL
 * @param keys the trusted keys by key pair id
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
     * Where the edge fetches what it does not have.
     *
     * @param endpoint of S3, path style
     * @param region to sign for
     * @param bucket that is served
     * @param accessKey of a user who may read it
     * @param secretKey of that user
     */
    public record Origin(URI endpoint, String region, String bucket, String accessKey, String secretKey) {

        /** Hides the secret. */
        @Override
        public String toString() {
            return "Origin[" + endpoint + "/" + bucket + "]";
        }
    }
}
