package org.linli.core.notices;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Tells addresses of the world from those of this machine and of networks that aren't the world's. */
final class Outside {

    private static final int BYTE = 0xff;

    private Outside() {
    }

    /**
     * Refuses a host with any address that isn't of the world.
     *
     * <p>Java keeps what a name stands for some seconds, so that whoever connects right afterwards meets the addresses that were looked at.
     */
    static void require(String host) {
        try {
            InetAddress[] all = InetAddress.getAllByName(host);
            if (Arrays.stream(all).anyMatch(one -> !isOutside(one))) {
                throw Undelivered.yet(Trouble.NETWORK, host + " is an address of this network; see internal in org.linli.webhook.cfg", null);
            }
        } catch (UnknownHostException e) {
            throw Undelivered.yet(Trouble.NAME, "unknown host " + host, e);
        }
    }

    static boolean isOutside(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isOutside6(bytes) : isOutside4(bytes);
    }

    /** Of IPv6 only what the world uses (2000::/3), and of that no tunnels, whose ends could be anywhere: 2001::/23, 2002::/16. */
    private static boolean isOutside6(byte[] bytes) {
        int first = (bytes[0] & BYTE) << 8 | bytes[1] & BYTE;
        boolean tunnel = first == 0x2002 || first == 0x2001 && (bytes[2] & 0xfe) == 0;
        return (bytes[0] & 0xe0) == 0x20 && !tunnel;
    }

    /** Not 0/8, 100.64/10, 192.0.0/24, 198.18/15 and 240/4, beside what Java itself tells. */
    private static boolean isOutside4(byte[] bytes) {
        int a = bytes[0] & BYTE;
        int b = bytes[1] & BYTE;
        int c = bytes[2] & BYTE;
        return a != 0 && a < 240 && !(a == 100 && b >= 64 && b < 128) && !(a == 192 && b == 0 && c == 0) && !(a == 198 && (b & 0xfe) == 18);
    }
}
