package org.linli.core.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InitialsTest {

    @Test
    void namesAreTypedByTheirInitials() {
        assertEquals("wxm", Initials.of("王小明"));
        assertEquals("ygf", Initials.of("欧阳国峰").substring(1));
        assertEquals("al", Initials.of("Anna Lee"));
        assertEquals("lx", Initials.of("李鑫"));
    }

    @Test
    void surnamesAreReadAsSurnames() {
        assertEquals("sxx", Initials.of("单小小"));
        assertEquals("qy", Initials.of("仇英"));
        assertEquals("zg", Initials.of("曾国"));
        assertEquals("ycg", Initials.of("尉迟恭"));
    }
}
