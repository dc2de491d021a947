package org.linli.core.notices;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.linli.api.Text;
import org.linli.api.notices.Sending;
import org.linli.api.notices.Wish.Channel;

/** Why a digest didn't reach the other side, as far as whoever looks after the way there can mend it. */
enum Trouble {
    /** Nobody knows the server's name. */
    NAME,
    /** Nobody answers there. */
    CONNECTION,
    /** It began and then said nothing. */
    SILENCE,
    /** No encrypted connection came about. */
    TLS,
    /** Its certificate isn't trusted, or names another. */
    CERTIFICATE,
    /** It doesn't take our account, password or secret. */
    SIGN_IN,
    /** It doesn't take our own address. */
    SENDER,
    /** It doesn't know the recipient. */
    ADDRESS,
    /** It is an address of this network. */
    NETWORK,
    /** A file that the configuration names can't be read. */
    SETTINGS,
    /** It answered something else. */
    ANSWER;

    private static final Map<Channel, String> FILES = Map.of(Channel.MAIL, "org.linli.mail.cfg", Channel.WEBHOOK, "org.linli.webhook.cfg");

    /** What an exception tells by its kind, the most telling first. */
    private record Sign(Trouble trouble, List<Class<? extends Throwable>> by) {
    }

    private static final List<Sign> SIGNS = List.of(
            new Sign(NAME, List.of(UnknownHostException.class, UnresolvedAddressException.class)),
            new Sign(CERTIFICATE, List.of(CertificateException.class, CertPathBuilderException.class, CertPathValidatorException.class,
                    SSLPeerUnverifiedException.class)),
            new Sign(TLS, List.of(SSLException.class)),
            new Sign(CONNECTION, List.of(ConnectException.class, NoRouteToHostException.class, HttpConnectTimeoutException.class)),
            new Sign(SILENCE, List.of(SocketTimeoutException.class, HttpTimeoutException.class)));

    /** What went wrong on the way. @param failed what happened, each behind that which it came of */
    static Trouble of(List<Throwable> failed) {
        return SIGNS.stream().filter(sign -> failed.stream().anyMatch(one -> sign.by().stream().anyMatch(kind -> kind.isInstance(one))))
                .map(Sign::trouble).findFirst().orElse(ANSWER);
    }

    /** What is wrong and how to mend it. */
    Sending.Trouble words(Channel channel) {
        return new Sending.Trouble(what(), mend(channel));
    }

    Text what() {
        return DigestText.MESSAGES.text("trouble." + name());
    }

    Text mend(Channel channel) {
        return DigestText.MESSAGES.text("trouble." + name() + ".mend", FILES.get(channel));
    }
}
