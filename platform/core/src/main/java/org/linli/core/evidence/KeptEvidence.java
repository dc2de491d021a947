package org.linli.core.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.evidence.EvidenceFiles;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.api.territory.UnitPath;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps evidence in the database, so that a file and the case it belongs to are saved and backed up together. */
@Component
public final class KeptEvidence implements EvidenceFiles {

    private static final Messages MESSAGES = Messages.beside(KeptEvidence.class);
    private static final int LONGEST_NAME = 200;

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final Territory territory;
    private final Clock clock;

    @Activate
    public KeptEvidence(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference Audit audit, @Reference Territory territory, @Reference Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.territory = territory;
        this.clock = clock;
    }

    @Override
    public Evidence keep(String unit, String name, InputStream content) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "evidence-name", String.valueOf(LONGEST_NAME)).at("name");
        }
        byte[] handedIn = read(content);
        if (handedIn.length == 0) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "evidence-empty", name);
        }
        MediaType type = MediaType.of(handedIn).orElseThrow(() -> MESSAGES.problem(Problem.Kind.UNSUPPORTED, "evidence-type", name));
        byte[] kept = Stripped.of(type, handedIn).orElseThrow(() -> MESSAGES.problem(Problem.Kind.INVALID, "evidence-broken", name));
        if (Pixels.of(type, kept) > Pixels.MOST) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "evidence-huge", name, String.valueOf(Pixels.MOST / 1_000_000));
        }
        return transactions.write(db -> {
            Caller caller = writer(db, unit);
            var file = new Evidence(Ids.next(), hash(kept), name.strip(), type.value(), kept.length, unit, caller.account(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS));
            EvidenceStore.keep(db, file, kept);
            audit.write(db, new Audit.Line("evidence.kept", file.id(), unit, null, file.hash() + " " + file.type()));
            return file;
        });
    }

    @Override
    public Evidence together(List<String> ids) {
        require(!ids.isEmpty() && ids.size() <= TOGETHER && ids.stream().allMatch(Objects::nonNull) && Set.copyOf(ids).size() == ids.size());
        return transactions.write(db -> {
            List<Evidence> handedIn = ids.stream().map(id -> visible(db, id)).toList();
            List<Evidence> files = handedIn.stream().flatMap(one -> files(db, one).stream()).distinct().toList();
            require(files.size() <= TOGETHER);
            Evidence first = handedIn.get(0);
            if (handedIn.size() == 1) {
                return first;
            }
            if (files.stream().anyMatch(file -> !file.unit().equals(first.unit()))) {
                throw MESSAGES.problem(Problem.Kind.INVALID, "evidence-units").at("evidence");
            }
            String account = writer(db, first.unit()).account();
            return together(db, id(account, files), files, account);
        });
    }

    private static void require(boolean fit) {
        if (!fit) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "evidence-together", String.valueOf(TOGETHER)).at("evidence");
        }
    }

    private Evidence together(Db db, String id, List<Evidence> files, String account) {
        Evidence first = files.get(0);
        var all = new Evidence(id, first.hash(), first.name(), first.type(), first.size(), first.unit(), account, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!EvidenceStore.add(db, all)) {
            return EvidenceStore.find(db, id).orElseThrow();
        }
        List<String> parts = files.stream().map(Evidence::id).toList();
        EvidenceStore.parts(db, id, parts);
        audit.write(db, new Audit.Line("evidence.together", id, all.unit(), null, String.join(" ", parts)));
        return all;
    }

    /** The same files that the same account puts together are the same evidence, so that what is sent again stays what it was. */
    private static String id(String account, List<Evidence> files) {
        String made = account + " " + files.stream().map(Evidence::id).collect(Collectors.joining(" "));
        ByteBuffer digest = ByteBuffer.wrap(sha256(made.getBytes(StandardCharsets.UTF_8)));
        return new UUID(digest.getLong(), digest.getLong()).toString();
    }

    @Override
    public List<Evidence> files(String id) {
        return transactions.read(db -> files(db, visible(db, id)));
    }

    @Override
    public List<Evidence> seen(String id) {
        return transactions.read(db -> EvidenceStore.find(db, id).filter(this::sees).map(all -> files(db, all)).orElse(List.of()));
    }

    private static List<Evidence> files(Db db, Evidence all) {
        List<Evidence> parts = EvidenceStore.parts(db, all.id());
        return parts.isEmpty() ? List.of(all) : parts;
    }

    private boolean sees(Evidence file) {
        Caller caller = guard.caller();
        return own(file, caller) || territory.known(List.of(file.unit())).stream().anyMatch(unit -> caller.may(READ, unit.path()));
    }

    private static boolean own(Evidence file, Caller caller) {
        return caller.holdsForItself(READ) && file.by().equals(caller.account());
    }

    @Override
    public Evidence evidence(String id) {
        return transactions.read(db -> visible(db, id));
    }

    @Override
    public InputStream content(String id) {
        return new ByteArrayInputStream(transactions.read(db -> EvidenceStore.content(db, visible(db, id).hash())));
    }

    private Evidence visible(Db db, String id) {
        Evidence file = EvidenceStore.find(db, id).orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "evidence-unknown", id));
        if (!own(file, guard.caller())) {
            guard.require(READ, territory.unit(file.unit()).path());
        }
        return file;
    }

    /** Whoever keeps evidence there for others, or of a claim of its own in its own unit. */
    private Caller writer(Db db, String unit) {
        UnitPath path = territory.unit(unit).path();
        Caller caller = guard.caller();
        if (!caller.holdsForItself(WRITE) || !EvidenceStore.isUnitOf(db, caller.person(), unit)) {
            guard.require(WRITE, path);
        }
        return caller;
    }

    private static byte[] read(InputStream content) {
        try {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        return HexFormat.of().formatHex(sha256(content));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
