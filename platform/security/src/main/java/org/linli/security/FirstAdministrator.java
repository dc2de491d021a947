package org.linli.security;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.Caller;
import org.linli.api.security.Role;
import org.linli.security.audit.AuditStore;
import org.linli.security.password.PasswordRule;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the account {@code admin} where a town has no account yet; its generated password is printed once and never logged. */
@Component(service = FirstAdministrator.class, immediate = true)
public final class FirstAdministrator {

    static final String NAME = PasswordRule.ADMINISTRATOR;
    /** The head's post of the whole town is the first administrator's until it is handed over, so that a new town can be used. */
    private static final List<Role> POSTS = List.of(Role.ADMINISTRATOR, Role.HEAD);
    private static final String ENVIRONMENT = "LINLI_ADMIN_PASSWORD";
    /** The same for those who start the framework within a process of their own. */
    private static final String PROPERTY = "linli.admin.password";
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final Messages MESSAGES = Messages.beside(FirstAdministrator.class);

    @Activate
    public FirstAdministrator(BundleContext context, @Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions,
            @Reference Passwords passwords) {
        this(transactions, passwords, Clock.systemUTC(), given(context), System.out);
    }

    private static String given(BundleContext context) {
        String environment = System.getenv(ENVIRONMENT);
        return environment == null || environment.isBlank() ? context.getProperty(PROPERTY) : environment;
    }

    /** @param given the password from the environment or the framework; null or blank for a generated one */
    FirstAdministrator(Transactions transactions, Passwords passwords, Clock clock, String given, PrintStream out) {
        var accounts = new AccountStore(clock);
        if (transactions.read(accounts::any)) {
            nameFormer(transactions);
            relieveFormer(transactions, accounts, clock);
            return;
        }
        boolean generate = given == null || given.isBlank();
        if (!generate && !PasswordRule.holds(given, NAME)) {
            throw new IllegalArgumentException(ENVIRONMENT + " breaks the rule for passwords, which the launcher refuses before it starts anything");
        }
        String password = generate ? passwords.generated() : given;
        var account = new Account(Ids.next(), NAME, NAME, passwords.hash(password), false, List.of());
        try {
            transactions.write(db -> {
                Instant now = clock.instant();
                accounts.add(db, account, now);
                var lines = new ArrayList<>(List.of(new Line("account.created", account.id(), null, null, account.words())));
                lines.addAll(posts(db, account.id(), accounts, now));
                new AuditStore().add(db, Caller.PLATFORM, now, lines);
                return null;
            });
        } catch (Problem another) {
            LOG.info("another node made the first administrator at the same time");
            return;
        }
        LOG.info("the first administrator is {}", NAME);
        if (generate) {
            Text says = MESSAGES.text("first-password", NAME, password);
            out.println(says.zh() + System.lineSeparator() + says.en());
            out.flush();
        }
    }

    private static void nameFormer(Transactions transactions) {
        int alike = transactions.write(db -> new AccountNames().complete(db));
        if (alike > 0) {
            LOG.warn("{} accounts have a sign-in name that only looks different from an older account's; disable them, or give their holders new ones", alike);
        }
    }

    /** Who held every right of the whole town, before there were posts, holds two posts now, so that each can be handed over by itself. */
    private static void relieveFormer(Transactions transactions, AccountStore accounts, Clock clock) {
        for (String account : transactions.read(accounts::holdingEverything)) {
            transactions.write(db -> {
                if (accounts.takeEverything(db, account)) {
                    Instant now = clock.instant();
                    new AuditStore().add(db, Caller.PLATFORM, now, posts(db, account, accounts, now));
                }
                return null;
            });
        }
    }

    private static List<Line> posts(Db db, String account, AccountStore accounts, Instant now) {
        var lines = new ArrayList<Line>();
        for (Role role : POSTS) {
            var post = new HeldPost(account, Ids.next(), role, null, null, accounts.today(), null, Caller.PLATFORM.account(), now);
            new PostStore().add(db, post);
            lines.add(new Line("post.given", account, null, null, post.words()));
        }
        return lines;
    }
}
