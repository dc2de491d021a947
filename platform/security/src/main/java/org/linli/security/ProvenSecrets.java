package org.linli.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.linli.api.security.Sessions.Due;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * What has proved an account lately, so that not every request costs a bcrypt check.
 *
 * <p>Secrets are kept only as their HMAC under a key that this process made and nobody else has.
 */
@Component(service = ProvenSecrets.class)
public final class ProvenSecrets {

    /** How long a proof is taken without a look at the database: what another node changed is known after this time. */
    static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration IDLE = Duration.ofMinutes(15);
    private static final int MOST = 5_000;
    private static final String HMAC = "HmacSHA256";

    /**
     * A proof.
     *
     * @param stamp   what must still be so: the password's hash, or the token's id
     * @param token   whether it was a token
     * @param checked when the database was last asked
     */
    record Proof(Account account, String stamp, boolean token, Instant checked) {

        boolean freshAt(Instant now) {
            return now.isBefore(checked.plus(FRESH));
        }
    }

    /**
     * How an account stands.
     *
     * @param due what it would have to show or do today beside its password
     */
    record Standing(Account account, Due due) {
    }

    private record Known(Standing standing, Instant read) {
    }

    private final SecretKeySpec key;
    private final Map<String, Proof> proofs = new ConcurrentHashMap<>();
    private final Map<String, Known> accounts = new ConcurrentHashMap<>();
    private final Map<String, Boolean> noted = new ConcurrentHashMap<>();

    @Activate
    public ProvenSecrets() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, HMAC);
    }

    /** Under what a secret is kept here. */
    String mark(String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    Optional<Proof> find(String mark) {
        return Optional.ofNullable(proofs.get(mark));
    }

    void keep(String mark, Proof proof) {
        if (proofs.size() >= MOST) {
            proofs.values().removeIf(old -> old.checked().plus(IDLE).isBefore(proof.checked()));
            if (proofs.size() >= MOST) {
                proofs.clear();
            }
        }
        proofs.put(mark, proof);
    }

    void forget(String mark) {
        proofs.remove(mark);
    }

    /** Notes the use of a secret that is checked each time, unless that was done here before. */
    void once(String mark, Runnable note) {
        if (noted.size() >= MOST) {
            noted.clear();
        }
        noted.computeIfAbsent(mark, first -> {
            note.run();
            return true;
        });
    }

    /** How an account stood within the last {@link #FRESH}, by its id. */
    Optional<Standing> standing(String id, Instant now, Supplier<Optional<Standing>> read) {
        Known known = accounts.get(id);
        if (known != null && now.isBefore(known.read().plus(FRESH))) {
            return Optional.of(known.standing());
        }
        Optional<Standing> found = read.get();
        if (accounts.size() >= MOST) {
            accounts.clear();
        }
        found.ifPresentOrElse(standing -> accounts.put(id, new Known(standing, now)), () -> accounts.remove(id));
        return found;
    }

    /** What accounts may do has changed here and there. */
    void forgetAccounts() {
        accounts.clear();
        proofs.clear();
    }

    void forgetAccount(String account) {
        accounts.remove(account);
        proofs.values().removeIf(proof -> proof.account().id().equals(account));
    }
}
