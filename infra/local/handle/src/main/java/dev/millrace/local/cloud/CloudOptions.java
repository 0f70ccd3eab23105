package dev.millrace.local.cloud;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * How an embedded cloud is started.
 *
 * @param directory where all of it lives: database, objects, messages, secrets
 * @param durable {@code true} keeps the data safely across restarts and crashes, with the same secrets and ports;
 *     {@code false} is for tests: faster, and the directory is deleted on close
 * @param ports fixed ports; 0 picks a free one
 * @param allowedOrigins web origins ({@code http://localhost:5173}) that may call S3, the edge and the identity provider
 * @param signing whether the edge asks for signed cookies or URLs
 * @param listen the address on which the parts that clients use (S3, identity provider, edge) take connections; their URLs name
 *     {@code host} all the same, for a container whose ports are published there
 * @param host what clients call this machine: every URL that is handed out names it, and no request for another name is answered
 */
public record CloudOptions(
        Path directory,
        boolean durable,
        CloudPorts ports,
        List<String> allowedOrigins,
        boolean signing,
        InetAddress listen,
        HostName host) {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    public CloudOptions {
        directory = directory.toAbsolutePath().normalize();
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** A throw-away cloud in {@code directory} on random ports. */
    public static CloudOptions forTests(Path directory) {
        return new CloudOptions(
                directory, false, CloudPorts.RANDOM, List.of("http://localhost:5173"), true, HERE, HostName.LOOPBACK);
    }

    /** A cloud whose data, secrets and ports stay. */
    public static CloudOptions durable(Path directory) {
        return new CloudOptions(directory, true, CloudPorts.RANDOM, List.of(), true, HERE, HostName.LOOPBACK);
    }

    /** The same with other ports. */
    public CloudOptions withPorts(CloudPorts other) {
        return new CloudOptions(directory, durable, other, allowedOrigins, signing, listen, host);
    }

    /** The same with other web origins. */
    public CloudOptions withAllowedOrigins(List<String> other) {
        return new CloudOptions(directory, durable, ports, other, signing, listen, host);
    }

    /** The same with or without signatures at the edge. */
    public CloudOptions withSigning(boolean other) {
        return new CloudOptions(directory, durable, ports, allowedOrigins, other, listen, host);
    }

    /** The same with another address to listen on. */
    public CloudOptions withListen(InetAddress other) {
        return new CloudOptions(directory, durable, ports, allowedOrigins, signing, other, host);
    }

    /** The same under another name, listening where that name is reached. */
    public CloudOptions withHost(HostName other) {
        return new CloudOptions(directory, durable, ports, allowedOrigins, signing, other.listen(), other);
    }
}
