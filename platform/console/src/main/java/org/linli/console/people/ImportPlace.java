package org.linli.console.people;

import java.util.Locale;
import org.linli.api.Text;
import org.linli.api.imports.RowImport;
import org.linli.api.pages.Address;
import org.linli.api.programs.Program;

/**
 * Where the rows of an import go.
 *
 * @param kind     of the rows
 * @param menu     the entry of the menu that it belongs to
 * @param above    the page that lists what is imported
 * @param back     its address
 * @param here     the first page of the import
 * @param endpoint that takes the file
 */
public record ImportPlace(String kind, String menu, Text above, String back, String here, String endpoint) {

    static ImportPlace ofCore(RowImport rows) {
        return new ImportPlace(rows.kind(), rows.kind(), heading(text(rows.kind())), Address.of(rows.kind()), Address.of("imports", rows.kind()),
            Address.of("api", "core", "imports", rows.kind()) + "?mode=check");
    }

    static ImportPlace ofProgram(Program program, String kind) {
        Text title = program.title() == null ? new Text(program.period(), program.period()) : new Text(program.title(), program.title());
        return new ImportPlace(kind, "programs", title, Address.of("programs", program.module(), program.id()),
            Address.of("imports", "programs", program.module(), program.id(), kind),
            Address.of("api", program.module(), "programs", program.id(), "imports", kind) + "?mode=check");
    }

    /** What the import is called. */
    public Text title() {
        return PeopleRoom.MESSAGES.text("import.title", text(kind));
    }

    /** What is imported. */
    public Text rows() {
        return text(kind);
    }

    /** The kind as texts know it; those of modules are simply rows. */
    static String known(String kind) {
        return PeopleRoom.MESSAGES.has("kind." + kind) ? kind : "rows";
    }

    /** As it stands by itself, outside a sentence. */
    private static Text heading(Text words) {
        return new Text(words.zh(), words.en().substring(0, 1).toUpperCase(Locale.ROOT) + words.en().substring(1));
    }

    private static Text text(String kind) {
        return PeopleRoom.MESSAGES.text("kind." + known(kind));
    }
}
