package dev.millrace.local.cloud.edge;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** The CloudFront stand-in on 127.0.0.1. */
public final class Edge implements AutoCloseable {

    private final HttpServer server;

    private Edge(HttpServer server) {
        this.server = server;
    }

    /** Starts it; the origin need not be up yet. */
    public static Edge start(EdgeOptions options, EdgeOptions.Origin origin) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 128);
        server.start();
        return new Edge(server);
    }

    /** Its base URL. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
