package dev.millrace.local.cloud;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ports of the parts on 127.0.0.1; 0 picks a free one.
 *
 * @param database PostgreSQL
 * @param storage S3
 * @param queue SQS
 * @param identity the identity provider
 * @param edge the CloudFront stand-in
 */
public record CloudPorts(int database, int storage, int queue, int identity, int edge) {

    /** Free ports for all parts. */
    public static final CloudPorts RANDOM = new CloudPorts(0, 0, 0, 0, 0);

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    /** Replaces each 0: by the remembered port where that is still free, else by a random free one. */
    CloudPorts orElse(CloudPorts remembered) {
        return new CloudPorts(
                choose(database, remembered.database),
                choose(storage, remembered.storage),
                choose(queue, remembered.queue),
                choose(identity, remembered.identity),
                choose(edge, remembered.edge));
    }

    private static int choose(int wanted, int remembered) {
        if (wanted != 0) {
            return wanted;
        }
        return remembered != 0 && isFree(remembered) ? remembered : random();
    }

    /** A free port below the range from which the system takes the client ends of connections: nobody grabs it meanwhile. */
    private static int random() {
        for (int attempt = 0; attempt < 1000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port on 127.0.0.1 between " + LOWEST + " and " + HIGHEST);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
