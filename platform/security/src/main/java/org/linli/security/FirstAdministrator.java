package org.linli.security;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.data.DuplicateKey;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
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
    private static final String ENVIRONMENT = "LINLI_ADMIN_PASSWORD";
    /** The same for those who start the framework within a process of their own. */
    private static final String PROPERTY = "linli.admin.password";
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final Messages MESSAGES = Messages.beside(FirstAdministrator.class);

    @Activate
    public FirstAdministrator(BundleContext context, @Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions,
            @Reference Passwords passwords) {
        this(transactions, passwords, given(context), System.out);
    }

    private static String given(BundleContext context) {
        String environment = System.getenv(ENVIRONMENT);
        return environment == null || environment.isBlank() ? context.getProperty(PROPERTY) : environment;
    }

    /** @param given the password from the environment or the framework; null or blank for a generated one */
    FirstAdministrator(Transactions transactions, Passwords passwords, String given, PrintStream out) {
        var accounts = new AccountStore();
        if (transactions.read(accounts::any)) {
            return;
        }
        boolean generate = given == null || given.isBlank();
        if (!generate && !PasswordRule.holds(given, NAME)) {
            throw new IllegalArgumentException(ENVIRONMENT + " breaks the rule for passwords, which the launcher refuses before it starts anything");
        }
        String password = generate ? passwords.generated() : given;
        var account = new Account(Ids.next(), NAME, NAME, passwords.hash(password), false, List.of(new Grant(Grant.ALL, null)));
        try {
            transactions.write(db -> {
                accounts.add(db, account, Instant.now());
                new AuditStore().add(db, Caller.PLATFORM, Instant.now(),
                        new Line("account.created", account.id(), null, null, NAME + ": *"));
                return null;
            });
        } catch (DuplicateKey another) {
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
}
