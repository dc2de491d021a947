package org.linli.core.notices;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.linli.api.Text;
import org.linli.api.notices.Wish.Channel;

/** A way that keeps what is given to it, or fails as a test wants. */
final class KeptCarrier implements Carrier {

    final List<Digest> carried = Collections.synchronizedList(new ArrayList<>());
    final List<String> to = Collections.synchronizedList(new ArrayList<>());
    volatile RuntimeException fails;
    /** What fails after the other side has taken it, as where a node falls. */
    volatile Error falls;
    volatile boolean on = true;

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public String where() {
        return on ? "mail.town.example" : null;
    }

    @Override
    public Text fault() {
        return null;
    }

    @Override
    public boolean reaches(String address) {
        return MailSettings.isAddress(address);
    }

    @Override
    public void carry(String address, Digest digest) {
        if (fails != null) {
            throw fails;
        }
        carried.add(digest);
        to.add(address);
        if (falls != null) {
            throw falls;
        }
    }
}
