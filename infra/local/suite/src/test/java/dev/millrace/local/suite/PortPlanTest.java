package dev.millrace.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortPlanTest {

    @Test
    void theGatewayListensOn8080AndTheEdgeOn8090() {
        PortPlan plan = new PortPlan(PortPlan.DEFAULT_BASE, 1);

        assertThat(plan.gateway()).isEqualTo(8080);
        assertThat(plan.page()).isEqualTo(8089);
        assertThat(plan.edge()).isEqualTo(8090);
        assertThat(plan.worker(1)).isEqualTo(8100);
    }

    @Test
    void nobodySharesAPort() {
        assertThat(new PortPlan(20_000, PortPlan.MOST_WORKERS).owners()).hasSize(9 + PortPlan.MOST_WORKERS);
    }

    @Test
    void aTakenPortIsNamedWithWhoWantsIt() throws Exception {
        try (ServerSocket squatter = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortPlan plan = new PortPlan(squatter.getLocalPort() - 2, 1);

            assertThatThrownBy(plan::requireFree)
                    .isInstanceOf(PortsTaken.class)
                    .hasMessageContaining("port " + squatter.getLocalPort() + " is taken, video-service wants it");
        }
    }

    @Test
    void portsOutsideTheRangeAndSillyNumbersOfWorkersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PortPlan(80, 1))
                .withMessageContaining("--port-base");
        assertThatIllegalArgumentException().isThrownBy(() -> new PortPlan(65_530, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PortPlan(8080, 0))
                .withMessageContaining("--workers");
        assertThatIllegalArgumentException().isThrownBy(() -> new PortPlan(8080, 33));
    }
}
