package org.linli.core.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.linli.api.data.Schema;
import org.linli.api.imports.RowImport;
import org.linli.api.people.People;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The import of households. */
@Component(property = "linli.import=households")
public final class HouseholdRows implements RowImport {

    private final Guard guard;
    private final Audit audit;
    private final Clock clock;
    private final PersonalData data;

    @Activate
    public HouseholdRows(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Guard guard, @Reference Audit audit,
            @Reference Clock clock, @Reference PersonalData data) {
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
        this.data = data;
    }

    @Override
    public String kind() {
        return "households";
    }

    @Override
    public String permission() {
        return People.WRITE;
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column("household", true), new Column("unit", true), new Column("address", false), new Column("head", false));
    }

    @Override
    public Set<String> personalColumns() {
        return Set.of("address");
    }

    @Override
    public Session open(String program) {
        return new HouseholdFile(guard.caller(), LocalDate.now(clock), new PersonStore(data), new HouseholdStore(data), audit);
    }
}
