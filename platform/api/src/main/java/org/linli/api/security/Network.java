package org.linli.api.security;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose an address is, for whoever counts: of IPv6 the first half, since a household has as many of the others as it likes; an IPv4 address,
 * also one that is written as IPv6, stands for itself.
 *
 * @param name as it is counted under; an address that can't be read is its own name
 */
public record Network(String name) {

    private static final int HALF = 8;
    private static final Pattern WITH_PORT = Pattern.compile("(\\d+\\.\\d+\\.\\d+\\.\\d+|\\[[^\\]]+\\]):\\d+");

    /** The network of an address as web servers and proxies write it, with a port behind it or without; null counts as one of its own. */
    public static Network of(String address) {
        if (address == null) {
            return new Network("");
        }
        Matcher port = WITH_PORT.matcher(address);
        String alone = port.matches() ? port.group(1) : address;
        if (alone.indexOf(':') < 0) {
            return new Network(alone);
        }
        try {
            InetAddress read = InetAddress.getByName(alone);
            return new Network(read instanceof Inet4Address ? read.getHostAddress()
                    : HexFormat.of().formatHex(read.getAddress(), 0, HALF) + "/64");
        } catch (UnknownHostException notAnAddress) {
            return new Network(alone);
        }
    }
}
