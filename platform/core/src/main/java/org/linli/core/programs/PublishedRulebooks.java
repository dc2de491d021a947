package org.linli.core.programs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Rulebooks;
import org.linli.api.rest.Limits;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.scoring.CompiledRulebook;
import org.linli.scoring.rulebook.Fault;
import org.linli.scoring.rulebook.Parsed;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.RulebookParser;
import org.linli.scoring.rulebook.Title;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Publishes rulebooks and shows them. */
@Component
public final class PublishedRulebooks implements Rulebooks {

    private static final Messages MESSAGES = Messages.beside(PublishedRulebooks.class);
    private static final int LONGEST_TITLE = 200;

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final Clock clock;
    private final RulebookShelf shelf;

    @Activate
    public PublishedRulebooks(@Reference Transactions transactions, @Reference Guard guard, @Reference Audit audit, @Reference Clock clock,
                              @Reference RulebookShelf shelf, @Reference(target = "(linli.schema=core)") Schema schema) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
        this.shelf = shelf;
    }

    @Override
    public Published publish(String module, String yaml) {
        guard.require(module + "." + WRITE, null);
        Rulebook rulebook = parse(yaml);
        if (!rulebook.module().equals(module)) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "rulebook-module", rulebook.module(), module).at("module");
        }
        var published = new Published(module, rulebook.id(), rulebook.version(), text(rulebook.title()));
        return transactions.write(db -> publish(db, published, yaml));
    }

    private Published publish(Db db, Published fresh, String yaml) {
        String version = String.valueOf(fresh.version());
        Optional<RulebookStore.Stored> there = RulebookStore.find(db, fresh.module(), fresh.id(), fresh.version());
        if (there.isPresent()) {
            return same(there.get(), yaml);
        }
        RulebookStore.newest(db, fresh.module(), fresh.id()).filter(newest -> newest > fresh.version()).ifPresent(newest -> {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "rulebook-version", fresh.id(), version, newest.toString()).at("version");
        });
        if (!RulebookStore.insert(db, fresh, yaml, guard.caller().account(), clock.instant())) {
            // another node that starts at the same time publishes what its modules bring too
            return same(RulebookStore.find(db, fresh.module(), fresh.id(), fresh.version()).orElseThrow(), yaml);
        }
        audit.write(db, new Audit.Line("rulebook.published", fresh.id(), null, null, fresh.module() + " " + fresh.id() + " " + version));
        return fresh;
    }

    private static Published same(RulebookStore.Stored there, String yaml) {
        Published identity = there.identity();
        if (!there.yaml().equals(yaml)) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "rulebook-exists", identity.id(), String.valueOf(identity.version())).at("version");
        }
        return identity;
    }

    /** The rulebook. @throws Problem {@code INVALID} with every fault */
    public static Rulebook parse(String yaml) {
        Parsed parsed = RulebookParser.parse(yaml);
        if (parsed.rulebook() == null) {
            throw faulty(parsed.faults().stream().map(PublishedRulebooks::fault).toList());
        }
        Title title = parsed.rulebook().title();
        if (title.zh().length() > LONGEST_TITLE || title.en().length() > LONGEST_TITLE) {
            throw faulty(List.of(new Problem.Fault("title", MESSAGES.text("rulebook.title-long", String.valueOf(LONGEST_TITLE)))));
        }
        return parsed.rulebook();
    }

    private static Problem faulty(List<Problem.Fault> faults) {
        return MESSAGES.problem(Problem.Kind.INVALID, "rulebook-faulty", String.valueOf(faults.size())).listing(faults);
    }

    private static Problem.Fault fault(Fault fault) {
        String line = String.valueOf(fault.line());
        return new Problem.Fault(fault.path(), new Text(MESSAGES.text("rulebook.fault", line, fault.what().zh(), fault.right().zh()).zh(),
                MESSAGES.text("rulebook.fault", line, fault.what().en(), fault.right().en()).en()));
    }

    @Override
    public Page<Published> list(String module, String after, int limit) {
        requireRead(module);
        int rows = Limits.of(limit);
        return transactions.read(db -> Page.cut(RulebookStore.list(db, module, after, rows + 1), rows, Published::id));
    }

    @Override
    public String yaml(String module, String id, Integer version) {
        requireRead(module);
        return transactions.read(db -> known(db, module, id, version).yaml());
    }

    @Override
    public RulebookView view(String module, String id, Integer version) {
        requireRead(module);
        return transactions.read(db -> {
            Published identity = known(db, module, id, version).identity();
            return RulebookForms.view(identity, shelf.rules(db, module, id, identity.version()).rulebook());
        });
    }

    @Override
    public String schema() {
        try (InputStream schema = CompiledRulebook.class.getResourceAsStream("rulebook.schema.json")) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rulebooks belong to no unit: whoever may read them somewhere may read them all. */
    private void requireRead(String module) {
        String permission = module + "." + READ;
        if (!guard.caller().holds(permission)) {
            guard.require(permission, null);
        }
    }

    /** A version never changes, so that it is read once. @param version null for the newest */
    private RulebookStore.Stored known(Db db, String module, String id, Integer version) {
        Optional<Integer> wanted = version == null ? RulebookStore.newest(db, module, id) : Optional.of(version);
        return wanted.flatMap(number -> shelf.stored(db, module, id, number)).orElseThrow(() -> version == null
                ? MESSAGES.problem(Problem.Kind.NOT_FOUND, "rulebook-unknown", id, module)
                : MESSAGES.problem(Problem.Kind.NOT_FOUND, "rulebook-version-unknown", id, version.toString(), module));
    }

    static Text text(Title title) {
        return new Text(title.zh(), title.en());
    }
}
