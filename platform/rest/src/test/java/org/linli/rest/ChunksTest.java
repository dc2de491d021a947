package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.BadMessageException;
import org.junit.jupiter.api.Test;

class ChunksTest {

    private static final String BODY = "4\r\nab\r\n\r\n00A\r\n0123456789\r\n0\r\n\r\n";
    private static final List<String> WRONG = List.of("1;a=b\r\nx\r\n0\r\n\r\n", "1;a=\"\r\nx\r\n0\r\n\r\n", "1;\nx\r\n0\r\n\r\n", "1 \r\nx\r\n0\r\n\r\n", "1\nx\r\n0\r\n\r\n",
        "1\r\nx\n0\r\n\r\n", "1\r\nxy\r\n0\r\n\r\n", "1\r\nx\r\n0\n\r\n", "1\r\nx\r\n0\r\n\n", "1\r\nx\r\n0\r\nX: y\r\n\r\n", "\r\n1\r\nx\r\n0\r\n\r\n", "\n1\r\nx\r\n0\r\n\r\n",
        "0x1\r\nx\r\n0\r\n\r\n", "-1\r\n\r\n", "+1\r\nx\r\n0\r\n\r\n", "000000001\r\nx\r\n0\r\n\r\n", "100000001\r\nx\r\n", "1\rx", "\u0661\r\nx\r\n0\r\n\r\n");

    @Test
    void theEndOfABodyIsFoundHoweverItComesInPieces() {
        String all = BODY + "GET / HTTP/1.1\r\n\r\n";
        for (int first = 0; first <= all.length(); first++) {
            var chunks = new Chunks();
            ByteBuffer whole = bytes(all);
            int here = chunks.follow(bytes(all.substring(0, first)), 0);
            assertEquals(Math.min(first, BODY.length()), here, "behind what there is");
            assertEquals(BODY.length(), chunks.follow(whole, here), "what comes behind the body is another request");
            assertEquals(0, whole.position());
        }
    }

    @Test
    void nothingElseIsABodyHoweverItComesInPieces() {
        for (String wrong : WRONG) {
            for (int first = 0; first < wrong.length(); first++) {
                String begin = wrong.substring(0, first);
                assertThrows(BadMessageException.class, () -> {
                    var chunks = new Chunks();
                    chunks.follow(bytes(wrong), chunks.follow(bytes(begin), 0));
                }, wrong);
            }
        }
    }

    @Test
    void aNewBodyBeginsAnew() {
        var chunks = new Chunks();
        chunks.follow(bytes("5\r\nab"), 0);
        chunks.restart();
        assertEquals(BODY.length(), chunks.follow(bytes(BODY), 0));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
