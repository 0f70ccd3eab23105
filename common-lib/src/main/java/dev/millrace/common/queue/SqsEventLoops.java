package dev.millrace.common.queue;

import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;

/** The event loops of a service's client of SQS. They outlive the client and end as soon as they are closed. Thread-safe. */
public final class SqsEventLoops implements AutoCloseable {

    private final SdkEventLoopGroup loops = SdkEventLoopGroup.builder().build();

    /** What sends the calls of a client; the client does not close the loops. */
    NettyNioAsyncHttpClient.Builder http() {
        return NettyNioAsyncHttpClient.builder().eventLoopGroup(loops);
    }

    @Override
    public void close() {
        // why: the SDK's own loops first wait for two quiet seconds, which a draining worker no longer has
        loops.eventLoopGroup().shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
