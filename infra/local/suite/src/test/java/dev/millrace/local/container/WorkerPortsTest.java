package dev.millrace.local.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.suite.PortPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class WorkerPortsTest {

    private static final PortPlan PORTS = new PortPlan(8080, 1);

    @Test
    void whoListensAtTheLoopbackBesideThePlanMayBeAWorker() {
        List<String> sockets = List.of(
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                "   0: 0100007F:AE7F 00000000:0000 0A 00000000:00000000 00:00000000 00000000 10001        0 259988 1",
                // video-service
                "   1: 0100007F:1F92 00000000:0000 0A 00000000:00000000 00:00000000 00000000 10001        0 208212 1",
                // listens everywhere, and the engine's name server
                "   2: 00000000:AE80 00000000:0000 0A 00000000:00000000 00:00000000 00000000 10001        0 190974 1",
                "   3: 0B00007F:A3F3 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 190826 1",
                // a connection
                "   4: 0100007F:AE81 0100007F:9511 01 00000000:00000000 00:00000000 00000000 10001        0 251300 1",
                "   5: 0000000000000000FFFF00000100007F:9511 00000000000000000000000000000000:0000 0A 00000000:00000000");

        assertThat(WorkerPorts.in(sockets, PORTS)).containsExactly(0x9511, 0xAE7F);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theKernelNamesASocketThatListens() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(WorkerPorts.candidates(PORTS)).contains(socket.getLocalPort());
        }
    }
}
