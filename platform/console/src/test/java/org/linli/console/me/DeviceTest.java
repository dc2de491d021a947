package org.linli.console.me;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DeviceTest {

    @Test
    void aBrowserIsKnownByItsOwnNameAmongThoseThatItClaims() {
        assertEquals(new Device("Edge", "Windows", false),
            Device.of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0"));
        assertEquals(new Device("WeChat", "Android", true),
            Device.of("Mozilla/5.0 (Linux; Android 13; V2183A) AppleWebKit/537.36 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.44"));
        assertEquals(new Device("Safari", "iPhone", true),
            Device.of("Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1"));
    }

    @Test
    void whatSaysNothingOfItselfIsUnknown() {
        assertEquals(new Device(null, null, false), Device.of(null));
        assertEquals(new Device(null, null, false), Device.of("a"));
    }
}
