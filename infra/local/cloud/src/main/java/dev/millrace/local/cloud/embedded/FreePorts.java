package dev.millrace.local.cloud.embedded;

import dev.millrace.local.cloud.CloudPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports on 127.0.0.1 for parts without a configured one. */
final class FreePorts {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private FreePorts() {}

    /** Replaces each 0 with the remembered port if it is still free, otherwise with a random free one. */
    static CloudPorts choose(CloudPorts wanted, CloudPorts remembered) {
        return new CloudPorts(
                choose(wanted.database(), remembered.database()),
                choose(wanted.storage(), remembered.storage()),
                choose(wanted.queue(), remembered.queue()),
                choose(wanted.identity(), remembered.identity()),
                choose(wanted.edge(), remembered.edge()));
    }

    private static int choose(int wanted, int remembered) {
        if (wanted != 0) {
            return wanted;
        }
        return remembered != 0 && isFree(remembered) ? remembered : random();
    }

    /** A free port below the ephemeral range, so that no outgoing connection takes it before it is bound. */
    static int random() {
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
