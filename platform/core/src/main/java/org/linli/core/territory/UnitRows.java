package org.linli.core.territory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.linli.api.data.Schema;
import org.linli.api.imports.RowImport;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.api.territory.UnitFollower;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The import of units: new ones are added, others renamed or moved; a parent may stand anywhere in the file. */
@Component(property = "linli.import=units")
public final class UnitRows implements RowImport {

    private final Guard guard;
    private final Audit audit;
    private final Clock clock;
    private final UnitFollower follower;

    @Activate
    public UnitRows(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Guard guard, @Reference Audit audit, @Reference Clock clock,
            @Reference UnitFollower follower) {
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
        this.follower = follower;
    }

    @Override
    public String kind() {
        return "units";
    }

    @Override
    public String permission() {
        return Territory.WRITE;
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column("code", true), new Column("name", true), new Column("parent", true), new Column("level", true));
    }

    @Override
    public Session open(String program) {
        var who = new UnitStore.Origin(LocalDate.now(clock), guard.caller().account());
        return new UnitFile(guard.caller(), who, new UnitStore(), audit, follower);
    }
}
