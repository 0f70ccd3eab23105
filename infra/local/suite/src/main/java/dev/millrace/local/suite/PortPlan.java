package dev.millrace.local.suite;

import dev.millrace.local.cloud.CloudOptions;
import dev.millrace.local.cloud.CloudPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The suite's ports, relative to a base.
 *
 * @param base port of the gateway; 8080 by default
 * @param workers number of workers
 */
public record PortPlan(int base, int workers) {

    /** Default port of the gateway. */
    public static final int DEFAULT_BASE = 8080;

    /** More workers would exceed the port range. */
    public static final int MOST_WORKERS = 32;

    private static final int HIGHEST_PORT = 65_535;
    private static final int FIRST_WORKER = 20;

    public PortPlan {
        if (workers < 1 || workers > MOST_WORKERS) {
            throw new IllegalArgumentException("--workers must be 1 to " + MOST_WORKERS + ", not " + workers);
        }
        int highest = HIGHEST_PORT - FIRST_WORKER - MOST_WORKERS;
        if (base < 1024 || base > highest) {
            throw new IllegalArgumentException("--port-base must be 1024 to " + highest + ", not " + base);
        }
    }

    public int gateway() {
        return base;
    }

    public int page() {
        return base + 9;
    }

    public int video() {
        return base + 2;
    }

    public int upload() {
        return base + 3;
    }

    public int identity() {
        return base + 4;
    }

    public int storage() {
        return base + 5;
    }

    public int queue() {
        return base + 6;
    }

    public int database() {
        return base + 7;
    }

    public int edge() {
        return base + 10;
    }

    /** @param index counted from 1 */
    public int worker(int index) {
        return base + FIRST_WORKER + index - 1;
    }

    /** Base URL of a local port. */
    public static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A cloud on these ports that our page and the allowed origins may call. */
    public CloudOptions applyTo(CloudOptions cloud, Reach reach) {
        List<String> origins = new ArrayList<>(List.of(reach.host().url(page()).toString()));
        origins.addAll(reach.allowedOrigins());
        return cloud.withPorts(new CloudPorts(database(), storage(), queue(), identity(), edge()))
                .withHost(reach.host())
                .withAllowedOrigins(origins);
    }

    /** All ports in order, with their processes' names. */
    public Map<Integer, String> owners() {
        Map<Integer, String> owners = new LinkedHashMap<>();
        owners.put(gateway(), "api-gateway");
        owners.put(page(), "web page");
        owners.put(video(), "video-service");
        owners.put(upload(), "upload-service");
        owners.put(identity(), "identity provider");
        owners.put(storage(), "S3");
        owners.put(queue(), "SQS");
        owners.put(database(), "PostgreSQL");
        owners.put(edge(), "edge");
        for (int index = 1; index <= workers; index++) {
            owners.put(worker(index), Service.WORKER_NAME + index);
        }
        return owners;
    }

    /** @throws PortsTaken when another process listens on one of them */
    public void requireFree() {
        Map<Integer, String> taken = new LinkedHashMap<>();
        owners().forEach((port, owner) -> {
            if (!isFree(port)) {
                taken.put(port, owner);
            }
        });
        if (!taken.isEmpty()) {
            throw new PortsTaken(taken);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // why: a connection of an earlier run may linger in TIME_WAIT, which does no harm.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
