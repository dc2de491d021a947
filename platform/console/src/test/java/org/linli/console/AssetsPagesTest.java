package org.linli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import javax.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;

class AssetsPagesTest {

    @Test
    void anAddressOfFormerDaysLeadsToThePresentOne() {
        var assets = new Assets();
        var pages = new AssetsPages(assets);
        String now = assets.address("linli.css");
        Response former = pages.asset("0123456789ab", "linli.css", "gzip");
        assertEquals(302, former.getStatus());
        assertEquals(now, former.getHeaderString("Location"));
        assertEquals(200, pages.asset(now.split("/")[2], "linli.css", "gzip").getStatus());
        assertThrows(Problem.class, () -> pages.asset("0123456789ab", "other.css", "gzip"));
    }
}
