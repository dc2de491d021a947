package org.linli.security;

import java.util.LinkedHashMap;
import java.util.Map;
import org.linli.api.security.Network;

/** How often strangers were refused, by whose address it was; of so many networks and no more, so that a flood of addresses fills neither memory nor audit. */
final class RefusedStrangers {

    private static final int NETWORKS = 100;
    private static final Network OTHERS = new Network("others");

    private Map<Network, Integer> counted = new LinkedHashMap<>();

    synchronized void count(String address) {
        add(Network.of(address), 1);
    }

    /** Counts so many of one network. */
    synchronized void add(Network network, int times) {
        counted.merge(counted.size() < NETWORKS || counted.containsKey(network) ? network : OTHERS, times, Integer::sum);
    }

    /** What was counted since it was asked last. */
    synchronized Map<Network, Integer> take() {
        Map<Network, Integer> taken = counted;
        counted = new LinkedHashMap<>();
        return taken;
    }
}
