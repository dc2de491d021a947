package org.linli.core.people;

import java.util.List;
import java.util.Set;
import org.linli.api.imports.RowImport;
import org.linli.api.people.People;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The import of people, matched by person number and never by name. */
@Component(property = "linli.import=people")
public final class PersonRows implements RowImport {

    private final TownPeople people;

    @Activate
    public PersonRows(@Reference TownPeople people) {
        this.people = people;
    }

    @Override
    public String kind() {
        return "people";
    }

    @Override
    public String permission() {
        return People.WRITE;
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column("person", true), new Column("name", true), new Column("id_type", false), new Column("id_no", false),
                new Column("gender", false), new Column("birth_date", false), new Column("phone", false), new Column("unit", false),
                new Column("household", false), new Column("address", false));
    }

    @Override
    public Set<String> personalColumns() {
        return Set.of("id_no", "phone", "address");
    }

    @Override
    public Session open(String program) {
        return people.personFile();
    }
}
