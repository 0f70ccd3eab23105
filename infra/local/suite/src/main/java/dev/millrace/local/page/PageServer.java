package dev.millrace.local.page;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.local.cloud.HostName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Serves the page with its settings and its users' tokens. Only for the local suite. */
public final class PageServer implements AutoCloseable {

    private static final int THREADS = 8;

    private final HttpServer server;
    private final ExecutorService threads;
    private final URI uri;

    private PageServer(HttpServer server, ExecutorService threads, URI uri) {
        this.server = server;
        this.threads = threads;
        this.uri = uri;
    }

    /**
     * Starts it.
     *
     * @param address listen address; port 0 picks a free one
     * @param host its host name; requests under other names are redirected there
     * @param gateway base URL of the API
     * @param edge base URL for playback
     * @param storage base URL for uploads
     * @param app folder of the app's web build; where there is none in it, a plain page is served
     * @param tokenForUser issues a token for a user name
     */
    public static PageServer start(
            InetSocketAddress address,
            HostName host,
            URI gateway,
            URI edge,
            URI storage,
            Path app,
            Function<String, String> tokenForUser,
            MetricSources metrics)
            throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, named());
        PageFiles files = pages(app);
        PageSettings settings = new PageSettings(gateway, edge, storage);
        server.setExecutor(threads);
        URI uri = host.url(server.getAddress().getPort());
        server.createContext("/", new PageHandler(uri, settings, files, tokenForUser, new ServiceMetrics(metrics)));
        server.start();
        return new PageServer(server, threads, uri);
    }

    private static ThreadFactory named() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "page-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** The URL to open in a browser. */
    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static PageFiles pages(Path app) {
        PageFiles plain = new ClassPathFiles();
        return AppFiles.in(app, plain).orElse(plain);
    }
}
