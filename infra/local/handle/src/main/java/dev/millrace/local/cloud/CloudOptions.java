package dev.millrace.local.cloud;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * Start options of an embedded cloud.
 *
 * @param directory folder for database, objects, messages and secrets
 * @param durable {@code true} keeps data, secrets and ports across restarts and crashes; {@code false} is faster and deletes
 *     the directory on close, for tests
 * @param ports fixed ports; 0 picks a free one
 * @param allowedOrigins web origins ({@code http://localhost:5173}) that may call S3, the edge and the identity provider
 * @param signing whether the edge requires signed cookies or URLs
 * @param listen listen address of the parts for clients (S3, identity provider, edge); their URLs still use {@code host}, for
 *     a container with published ports
 * @param host host name for clients: all issued URLs use it, and requests under other names are rejected
 * @param database whether PostgreSQL is one of its parts; without it {@code DatabaseMain} runs it on the same port, in a
 *     container of its own
 */
public record CloudOptions(
        Path directory,
        boolean durable,
        CloudPorts ports,
        List<String> allowedOrigins,
        boolean signing,
        InetAddress listen,
        HostName host,
        boolean database) {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    public CloudOptions {
        directory = directory.toAbsolutePath().normalize();
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** A throw-away cloud in {@code directory} on random ports. */
    public static CloudOptions forTests(Path directory) {
        return new CloudOptions(
                directory,
                false,
                CloudPorts.RANDOM,
                List.of("http://localhost:5173"),
                true,
                HERE,
                HostName.LOOPBACK,
                true);
    }

    /** A cloud with persistent data, secrets and ports. */
    public static CloudOptions durable(Path directory) {
        return new CloudOptions(directory, true, CloudPorts.RANDOM, List.of(), true, HERE, HostName.LOOPBACK, true);
    }

    public CloudOptions withPorts(CloudPorts other) {
        return new CloudOptions(directory, durable, other, allowedOrigins, signing, listen, host, database);
    }

    public CloudOptions withAllowedOrigins(List<String> other) {
        return new CloudOptions(directory, durable, ports, other, signing, listen, host, database);
    }

    public CloudOptions withSigning(boolean other) {
        return new CloudOptions(directory, durable, ports, allowedOrigins, other, listen, host, database);
    }

    public CloudOptions withListen(InetAddress other) {
        return new CloudOptions(directory, durable, ports, allowedOrigins, signing, other, host, database);
    }

    /** A copy under another name, listening where clients of that name connect. */
    public CloudOptions withHost(HostName other) {
        return new CloudOptions(directory, durable, ports, allowedOrigins, signing, other.listen(), other, database);
    }

    /** A copy for a network in which PostgreSQL runs beside the cloud. */
    public CloudOptions withoutDatabase() {
        return new CloudOptions(directory, durable, ports, allowedOrigins, signing, listen, host, false);
    }
}
