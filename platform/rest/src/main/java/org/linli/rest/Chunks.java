package org.linli.rest;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.BadMessageException;

/**
 * How a chunked body is divided, by the letter: no extensions, no trailers, CR LF behind each line. Where the web server is more lenient than a proxy
 * before it, the two would disagree where a request ends (CVE-2026-2332, CVE-2026-19203).
 */
final class Chunks {

    private enum At { FIRST_DIGIT, DIGITS, SIZE_LF, DATA, DATA_CR, DATA_LF, LAST_CR, LAST_LF, END }

    private static final int DIGITS = 8;
    private static final int HEX = 16;

    private At at = At.FIRST_DIGIT;
    private int digits;
    private long left;

    /** Another body begins. */
    void restart() {
        at = At.FIRST_DIGIT;
    }

    /**
     * Follows the body as far as it goes.
     *
     * @param from where in the buffer to begin; the buffer itself isn't touched
     * @return where it stopped: behind the body, or behind what there is
     * @throws BadMessageException if it is divided in any other way
     */
    int follow(ByteBuffer buffer, int from) {
        int here = from;
        while (here < buffer.limit() && at != At.END) {
            if (at == At.DATA) {
                int step = (int) Math.min(left, buffer.limit() - here);
                left -= step;
                here += step;
                at = left == 0 ? At.DATA_CR : At.DATA;
            } else {
                at = next((char) (buffer.get(here++) & 0xff));
            }
        }
        return here;
    }

    private At next(char c) {
        return switch (at) {
            case FIRST_DIGIT -> {
                digits = 0;
                left = 0;
                yield digit(c);
            }
            case DIGITS -> c == '\r' ? At.SIZE_LF : digit(c);
            case SIZE_LF -> only('\n', c, left == 0 ? At.LAST_CR : At.DATA);
            case DATA_CR -> only('\r', c, At.DATA_LF);
            case DATA_LF -> only('\n', c, At.FIRST_DIGIT);
            case LAST_CR -> only('\r', c, At.LAST_LF);
            case LAST_LF -> only('\n', c, At.END);
            case DATA, END -> throw new IllegalStateException(at.name());
        };
    }

    private At digit(char c) {
        int value = c < 0x80 ? Character.digit(c, HEX) : -1;
        if (value < 0 || ++digits > DIGITS) {
            throw new BadMessageException("a chunk is given by its size alone");
        }
        left = left * HEX + value;
        return At.DIGITS;
    }

    private static At only(char right, char c, At then) {
        if (c != right) {
            throw new BadMessageException("a chunk, or a line of one, doesn't end where it should");
        }
        return then;
    }
}
