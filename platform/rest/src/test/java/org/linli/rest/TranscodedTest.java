package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;

class TranscodedTest {

    private static final String TEXT = "person,name\r\nM1,张三\r\n".repeat(1_000);

    @Test
    void aFileInItsDeclaredCharsetArrivesAsUtf8() throws IOException {
        assertEquals(TEXT, read(TEXT.getBytes(Charset.forName("GBK")), "GBK"));
        String rare = "x" + "𠮷".repeat(10_000);
        assertEquals(rare, read(rare.getBytes(Charset.forName("GB18030")), "GB18030"));
    }

    @Test
    void aFileThatIsInAnotherCharsetThanDeclaredIsRefused() {
        Problem other = assertThrows(Problem.class, () -> read(new byte[] {'a', (byte) 0xFF, (byte) 0xFF}, "GBK"));
        assertEquals("charset-other", other.code());
    }

    private static String read(byte[] bytes, String charset) throws IOException {
        try (var text = new Transcoded(new ByteArrayInputStream(bytes), Charset.forName(charset))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
