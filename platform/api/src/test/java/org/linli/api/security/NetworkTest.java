package org.linli.api.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {

    @Test
    void theAddressesOfAHouseholdAreOne() {
        for (String address : List.of("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:0DB8:1:2::", "[2001:db8:1:2::3]", "[2001:db8:1:2::3]:4711")) {
            assertEquals(Network.of("2001:db8:1:2::1"), Network.of(address), address);
        }
        assertNotEquals(Network.of("2001:db8:1:2::1"), Network.of("2001:db8:1:3::1"));
    }

    @Test
    void anIpv4AddressIsItselfHoweverItIsWritten() {
        for (String address : List.of("::ffff:192.0.2.7", "[::ffff:c000:207]", "192.0.2.7:4711", "[::ffff:192.0.2.7]:80")) {
            assertEquals(new Network("192.0.2.7"), Network.of(address), address);
        }
        assertNotEquals(Network.of("192.0.2.7"), Network.of("192.0.2.8"));
    }

    @Test
    void whatIsNoAddressStandsForItself() {
        for (String text : List.of("", "unknown", "a:b", "[", "fe80::1%none:")) {
            assertEquals(new Network(text), Network.of(text));
        }
        assertEquals(new Network(""), Network.of(null));
    }
}
