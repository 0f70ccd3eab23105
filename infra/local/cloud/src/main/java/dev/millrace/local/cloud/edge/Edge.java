package dev.millrace.local.cloud.edge;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.millrace.local.cloud.host.HostGuard;
import dev.millrace.local.cloud.signature.SignatureV4;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The local stand-in for CloudFront: serves video outputs to clients with a valid signature, from its cache or from S3.
 * Counters are at {@code /_edge/stats}; {@code POST /_edge/invalidations} or CloudFront's own call drops cached objects.
 */
public final class Edge implements AutoCloseable {

    /**
     * Requests served concurrently; more queue, and beyond that the accepting thread serves them, which slows callers down.
     */
    static final int THREADS = 32;

    private static final int WAITING = 256;
    private static final long MAX_CACHE_BYTES = 256L << 20;

    private final HttpServer server;
    private final ExecutorService threads;
    private final S3Origin origin;
    private final URI url;

    private Edge(HttpServer server, ExecutorService threads, S3Origin origin, URI url) {
        this.server = server;
        this.threads = threads;
        this.origin = origin;
        this.url = url;
    }

    /** Starts the edge; the origin need not be up yet. */
    public static Edge start(EdgeOptions options, EdgeOptions.Origin from) throws IOException {
        // why: or every small response over a keep-alive connection waits 40 ms for the client's delayed ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Clock clock = Clock.systemUTC();
        long capacity = Math.min(MAX_CACHE_BYTES, Runtime.getRuntime().maxMemory() / 4);
        EdgeCache cache = new EdgeCache(capacity, clock);
        EdgeCounters counters = new EdgeCounters();
        S3Origin origin = new S3Origin(from);
        EdgeCors cors = new EdgeCors(options.allowedOrigins());
        Gatekeeper gatekeeper = new Gatekeeper(options.signing(), options.keys(), clock);
        HttpServer server = HttpServer.create(options.address(), 128);
        ExecutorService threads = pool();
        server.setExecutor(threads);
        URI url = options.host().url(server.getAddress().getPort());
        ObjectServer objects = new ObjectServer(origin, cache, counters, clock);
        Map<String, HttpHandler> handlers = Map.of(
                "/", new EdgeHandler(url, gatekeeper, cors, objects, counters),
                "/_edge/", new EdgeControl(cache, counters),
                "/2020-05-31/distribution/",
                        new InvalidationApi(
                                cache,
                                new SignatureV4(from.accessKey(), from.secretKey(), "cloudfront", clock),
                                clock));
        List<Filter> filters = List.of(new WellFormed(counters), new HostGuard(options.host()));
        handlers.forEach((path, handler) ->
                server.createContext(path, handler).getFilters().addAll(filters));
        server.start();
        return new Edge(server, threads, origin, url);
    }

    private static ExecutorService pool() {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, "edge-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), factory);
        pool.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** The edge's base URL. */
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        origin.close();
    }
}
