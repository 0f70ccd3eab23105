package dev.millrace.local.suite;

import dev.millrace.local.cloud.Cloud;
import dev.millrace.local.cloud.HostName;
import dev.millrace.local.page.PageServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** The web page of a suite. */
public final class SuitePage {

    private SuitePage() {}

    /**
     * Starts it.
     *
     * @param listen listen address
     * @param host host name of page, API, S3 and edge
     * @param app folder of the app's web build, which may be missing
     */
    public static PageServer start(InetAddress listen, HostName host, PortPlan ports, Path app, Cloud cloud)
            throws IOException {
        return PageServer.start(
                new InetSocketAddress(listen, ports.page()),
                host,
                host.url(ports.gateway()),
                cloud.endpoints().edge(),
                cloud.endpoints().publicS3Endpoint(),
                app,
                cloud::token);
    }
}
