package org.linli.runtime.file;

import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Timestamp;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.linli.api.Messages;
import org.linli.api.Text;

/** The certificates that a town trusts when it takes modules. */
final class TrustedSigners {

    private static final Messages MESSAGES = ModuleFile.MESSAGES;
    private static final String ANY_USE = "2.5.29.37.0";
    private static final String CODE = "1.3.6.1.5.5.7.3.3";
    private static final String TIME = "1.3.6.1.5.5.7.3.8";

    private final String file;
    private final Set<X509Certificate> certificates;

    /** @param certificates what is in the file @param file its name, to tell people where to put what is missing */
    TrustedSigners(Set<X509Certificate> certificates, String file) {
        this.certificates = certificates;
        this.file = file;
    }

    /** Who signed, as the certificate says. */
    static String name(CodeSigner signer) {
        String subject = leaf(signer.getSignerCertPath()).getSubjectX500Principal().getName();
        try {
            return new LdapName(subject).getRdns().stream().filter(part -> "CN".equalsIgnoreCase(part.getType())).map(Rdn::getValue).map(Object::toString)
                    .findFirst().orElse(subject);
        } catch (InvalidNameException e) {
            return subject;
        }
    }

    private static X509Certificate leaf(CertPath path) {
        return (X509Certificate) path.getCertificates().get(0);
    }

    /** Why the town doesn't trust a signer; empty where it does. */
    Optional<Text> objection(CodeSigner signer, Instant now) {
        if (certificates.isEmpty()) {
            return Optional.of(MESSAGES.text("untrusted.nobody", file));
        }
        CertPath path = signer.getSignerCertPath();
        try {
            validate(path, certificates, CODE, signed(signer).orElse(now));
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            return Optional.of(text(e, leaf(path)));
        } catch (GeneralSecurityException e) {
            return Optional.of(MESSAGES.text("untrusted.other", String.valueOf(e.getMessage())));
        }
    }

    /** When it was signed, if somebody says so whom the town or Java trusts: the owner of an expired key could say anything. */
    private Optional<Instant> signed(CodeSigner signer) throws GeneralSecurityException {
        Timestamp stamp = signer.getTimestamp();
        if (stamp == null) {
            return Optional.empty();
        }
        Set<X509Certificate> all = new HashSet<>(certificates);
        all.addAll(authorities());
        Instant date = stamp.getTimestamp().toInstant();
        try {
            validate(stamp.getSignerCertPath(), all, TIME, date);
            return Optional.of(date);
        } catch (CertPathValidatorException e) {
            return Optional.empty();
        }
    }

    private static List<X509Certificate> authorities() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        List<X509Certificate> issuers = new ArrayList<>();
        for (TrustManager manager : factory.getTrustManagers()) {
            issuers.addAll(Arrays.asList(((X509TrustManager) manager).getAcceptedIssuers()));
        }
        return issuers;
    }

    /** By PKIX, up to the first certificate that is trusted itself; nobody is asked whether one was revoked. */
    private static void validate(CertPath path, Set<X509Certificate> trusted, String use, Instant date) throws GeneralSecurityException {
        List<? extends Certificate> chain = path.getCertificates();
        int own = 0;
        while (own < chain.size() && !trusted.contains(chain.get(own))) {
            own++;
        }
        X509Certificate leaf = leaf(path);
        if (own == 0) {
            valid(leaf, date);
            return;
        }
        List<String> uses = leaf.getExtendedKeyUsage();
        if (uses != null && !uses.contains(use) && !uses.contains(ANY_USE)) {
            throw new CertPathValidatorException("use", null, path, 0, PKIXReason.INVALID_KEY_USAGE);
        }
        Set<TrustAnchor> anchors = trusted.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet());
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(date));
        CertPath shortened = CertificateFactory.getInstance("X.509").generateCertPath(chain.subList(0, own));
        CertPathValidator.getInstance("PKIX").validate(shortened, parameters);
    }

    private static void valid(X509Certificate certificate, Instant date) throws CertPathValidatorException {
        if (date.isAfter(certificate.getNotAfter().toInstant())) {
            throw new CertPathValidatorException("expired", null, null, -1, BasicReason.EXPIRED);
        }
        if (date.isBefore(certificate.getNotBefore().toInstant())) {
            throw new CertPathValidatorException("not yet valid", null, null, -1, BasicReason.NOT_YET_VALID);
        }
    }

    private Text text(CertPathValidatorException e, X509Certificate leaf) {
        CertPathValidatorException.Reason reason = e.getReason();
        X509Certificate concerned = e.getIndex() < 0 ? leaf : (X509Certificate) e.getCertPath().getCertificates().get(e.getIndex());
        // who says to be somebody known, but has another key, is as unknown as anybody
        if (reason == PKIXReason.NO_TRUST_ANCHOR || reason == BasicReason.INVALID_SIGNATURE) {
            return MESSAGES.text("untrusted.unknown", file);
        } else if (reason == PKIXReason.INVALID_KEY_USAGE) {
            return MESSAGES.text("untrusted.use");
        } else if (reason == BasicReason.ALGORITHM_CONSTRAINED) {
            return MESSAGES.text("untrusted.weak");
        } else if (reason == BasicReason.EXPIRED) {
            return MESSAGES.text("untrusted.expired", day(concerned.getNotAfter()));
        } else if (reason == BasicReason.NOT_YET_VALID) {
            return MESSAGES.text("untrusted.early", day(concerned.getNotBefore()));
        }
        return MESSAGES.text("untrusted.other", String.valueOf(e.getMessage()));
    }

    private static String day(Date date) {
        return date.toInstant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
    }
}
