package org.linli.security;

import java.util.List;
import org.linli.api.imports.RowImport;
import org.linli.api.security.AccountAdministration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The import of staff accounts with their posts: a row for each post, no post where the role is left out. */
@Component(property = "linli.import=accounts")
public final class AccountRows implements RowImport {

    private final AdministeredAccounts accounts;

    @Activate
    public AccountRows(@Reference AdministeredAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String kind() {
        return "accounts";
    }

    @Override
    public String permission() {
        return AccountAdministration.WRITE;
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column("sign_in", true), new Column("name", true), new Column("person", false), new Column("role", false),
                new Column("unit", false), new Column("from", false), new Column("until", false));
    }

    @Override
    public Session open(String program) {
        return accounts.file();
    }
}
