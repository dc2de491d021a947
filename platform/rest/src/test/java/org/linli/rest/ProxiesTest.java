package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProxiesTest {

    @Test
    void anAddressIsTheSameHoweverItIsWritten() {
        for (String listed : List.of("::1", "[::1]", "0:0:0:0:0:0:0:1", "[0:0:0:0:0:0:0:1]")) {
            Proxies proxies = Proxies.of("192.0.2.1, " + listed);
            assertTrue(proxies.listed("0:0:0:0:0:0:0:1") && proxies.listed("[0:0:0:0:0:0:0:1]") && proxies.listed("192.0.2.1"), listed);
            assertFalse(proxies.listed("0:0:0:0:0:0:0:2") || proxies.listed("192.0.2.2") || proxies.listed(null), listed);
        }
        assertTrue(Proxies.of("FE80::A").listed("[fe80:0:0:0:0:0:0:a%eth0]"), "of whichever network card");
        assertTrue(Proxies.of("::ffff:192.0.2.1").listed("192.0.2.1"));
    }

    @Test
    void whatIsNoAddressIsNobodys() {
        Proxies proxies = Proxies.of(",a:b, proxy.example,,");
        assertFalse(proxies.listed("192.0.2.1") || proxies.listed("") || proxies.listed("::1"));
    }
}
