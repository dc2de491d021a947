package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"gzip, deflate, br|true", "br;q=1.0, gzip;q=0.8|true", "*|true", "gzip;q=0|false", "gzip;q=0.0, br|false", "identity|false", "br|false",
        "x-gzipped|false", "''|false"})
    void aPageIsCompressedForThoseWhoTakeIt(String accepted, boolean compressed) {
        assertEquals(compressed, Compressed.suits(accepted, 100_000));
    }

    @Test
    void aShortPageGoesAsItIs() {
        assertTrue(!Compressed.suits("gzip", 300) && !Compressed.suits(null, 100_000));
    }

    @Test
    void whatIsCompressedIsTheSamePage() throws IOException {
        byte[] page = "<td>社区清洁</td>".repeat(1000).getBytes(StandardCharsets.UTF_8);
        byte[] compressed = Compressed.of(page);
        assertTrue(compressed.length < page.length / 20);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            assertArrayEquals(page, in.readAllBytes());
        }
    }
}
