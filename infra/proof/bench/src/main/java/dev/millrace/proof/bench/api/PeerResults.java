package dev.millrace.proof.bench.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the peers cost.
 *
 * @param gatewayAlone Millrace's own gateway before a constant backend
 * @param jvmOptions by process
 * @param missing why Companion was not measured; empty if it was
 */
record PeerResults(CallCost gatewayAlone, List<Peer> peers, Map<String, String> jvmOptions, String missing) {

    PeerResults {
        peers = List.copyOf(peers);
        jvmOptions = Map.copyOf(jvmOptions);
    }

    /**
     * A peer.
     *
     * @param beside title of Millrace's call that does as much, or more
     */
    record Peer(CallCost cost, String beside) {}

    /** The bare service, in whose units machines can be compared. */
    Optional<Peer> bareService() {
        return peers.stream()
                .filter(peer -> peer.cost().title().equals(Peers.BARE_SERVICE))
                .findFirst();
    }

    /** The peer of a call of Millrace. */
    Optional<Peer> beside(String title) {
        return peers.stream().filter(peer -> peer.beside().equals(title)).findFirst();
    }
}
