package org.linli.core.people;

import java.util.List;
import java.util.Set;
import org.linli.api.imports.RowImport;
import org.linli.api.people.People;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The import of households. */
@Component(property = "linli.import=households")
public final class HouseholdRows implements RowImport {

    private final TownPeople people;

    @Activate
    public HouseholdRows(@Reference TownPeople people) {
        this.people = people;
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
        return people.householdFile();
    }
}
