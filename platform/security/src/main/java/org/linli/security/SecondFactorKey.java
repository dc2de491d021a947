package org.linli.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.ThisNode;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the secrets of second factors with AES-256-GCM, under a key that lies in the data folder and not in the database.
 *
 * <p>A node that lacks the key of its database serves all the same, but for accounts with a second factor.
 */
@Component(service = SecondFactorKey.class)
public final class SecondFactorKey {

    private static final Logger LOG = LoggerFactory.getLogger(SecondFactorKey.class);
    private static final Messages MESSAGES = Messages.beside(SecondFactorKey.class);
    private static final String NAME = "second-factor.key";
    private static final String ID = "second-factor";
    private static final int LENGTH = 32;
    private static final int IV = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    @Activate
    public SecondFactorKey(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions, @Reference ThisNode node) {
        this(transactions, node.folder());
    }

    /** A new key only for a database that has none: with another key, what is stored could never be opened again. */
    SecondFactorKey(Transactions transactions, Path folder) {
        Path file = folder.resolve("keys").resolve(NAME);
        String trouble;
        Optional<String> used = transactions.read(SecondFactorKey::fingerprint);
        if (used.isPresent() && !Files.exists(file)) {
            key = null;
            trouble = "the key of second factors is missing: put keys/" + NAME + " of another node or of the backup into the data folder " + folder;
        } else {
            byte[] bytes = Files.exists(file) ? read(file) : create(file);
            String own = Secrets.hash(ID + Base64.getEncoder().encodeToString(bytes));
            boolean fits = used.orElseGet(() -> transactions.write(db -> recorded(db, own))).equals(own);
            key = fits ? new SecretKeySpec(bytes, "AES") : null;
            trouble = fits ? null : file + " is not the key that the second factors of this database were sealed with";
        }
        if (trouble != null) {
            LOG.error("{}; until then nobody with a second factor can sign in here", trouble);
        }
    }

    private static Optional<String> fingerprint(Db db) {
        return db.first("select fingerprint from sign_in_keys where town = ? and id = ?", row -> row.text(1), db.town(), ID);
    }

    private static String recorded(Db db, String fingerprint) {
        db.insertNew("sign_in_keys", List.of("town", "id", "fingerprint"), List.<Object[]>of(new Object[] {db.town(), ID, fingerprint}));
        return fingerprint(db).orElseThrow();
    }

    /** The sealed secret of an account; it can't be opened as that of another. */
    String seal(String account, byte[] secret) {
        byte[] iv = new byte[IV];
        random.nextBytes(iv);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, account, iv, secret, 0);
        byte[] all = Arrays.copyOf(iv, IV + sealed.length);
        System.arraycopy(sealed, 0, all, IV, sealed.length);
        return "1:" + Base64.getEncoder().encodeToString(all);
    }

    byte[] open(String account, String sealed) {
        byte[] all = Base64.getDecoder().decode(sealed.substring(2));
        return crypt(Cipher.DECRYPT_MODE, account, Arrays.copyOf(all, IV), all, IV);
    }

    private byte[] crypt(int mode, String account, byte[] iv, byte[] input, int offset) {
        if (key == null) {
            throw MESSAGES.problem(Problem.Kind.UNAVAILABLE, "second-factor-key");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(account.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, offset, input.length - offset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a second factor was changed in the database", e);
        }
    }

    private static byte[] read(Path file) {
        try {
            byte[] bytes = Base64.getDecoder().decode(Files.readString(file).strip());
            if (bytes.length != LENGTH) {
                throw new IllegalStateException(file + " must hold " + LENGTH + " bytes in Base64");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("the key of second factors can't be read", e);
        }
    }

    /** The file appears whole or not at all: half a key would keep the node from starting. */
    private static byte[] create(Path file) {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        try {
            Files.createDirectories(file.getParent());
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] own = posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                    : new FileAttribute<?>[0];
            Path fresh = Files.createTempFile(file.getParent(), NAME, ".new", own);
            try {
                Files.writeString(fresh, Base64.getEncoder().encodeToString(bytes), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("the key of second factors can't be written", e);
        }
    }
}
