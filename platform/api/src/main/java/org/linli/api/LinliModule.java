package org.linli.api;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.linli.api.imports.RowImport;
import org.linli.api.pages.Card;
import org.linli.api.pages.Navigation;
import org.linli.api.pages.ProgramPage;
import org.linli.api.pages.Task;
import org.linli.api.pages.Told;
import org.linli.api.programs.Program;
import org.linli.api.programs.ProgramKind;
import org.linli.api.programs.PublicationCheck;
import org.linli.api.security.Permission;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A module hands itself over with this one service.
 *
 * <p>It is published with the service property {@code linli.module=<id>}. The platform makes REST endpoints of its resources below
 * {@code /api/<id>} and takes them away when the service goes, after the requests under way have ended. A module that settles programs
 * needs no resources for rulebooks, programs, imports, settlements and results: the platform serves those from {@link #programKinds()}.
 */
@ConsumerType
public interface LinliModule {

    /** The manifest header by which a bundle is a module, {@code Linli-Module: <id>;messages="path/of/package/messages"}. */
    String HEADER = "Linli-Module";

    /** The module's id, lower case with hyphens; the first step of its paths and the prefix of its tables and permissions. */
    String id();

    /** The module's version, as its bundle has it; the highest one serves. */
    String version();

    Text title();

    /** The permissions it defines; each id starts with the module's id and a dot. */
    default List<Permission> permissions() {
        return List.of();
    }

    /** The kinds of program that it runs; empty for a module without programs. */
    default List<ProgramKind> programKinds() {
        return List.of();
    }

    /** Imports into its programs, beyond those that the platform gives every program. */
    default List<RowImport> programImports() {
        return List.of();
    }

    /** What it asks for before results of its programs go on the board; nothing unless it says otherwise. */
    default PublicationCheck publicationCheck() {
        return (db, program, units) -> List.of();
    }

    /**
     * What whoever records an entry of a day by hand should know first, for example that a meeting has passed the quarter (P2); null for nothing.
     * It forbids nothing: forms say it, and ask whether the entry is meant.
     *
     * <p>It is asked on behalf of whoever may record, who need not hold any other right: it reads the module's own tables and nothing that asks
     * for a permission.
     *
     * @param unit the code of the subject's unit
     */
    default Text caution(Program program, String unit, LocalDate occurredOn) {
        return null;
    }

    /** The rulebooks that it brings, as YAML texts; published on start where that version isn't yet. */
    default List<String> rulebooks() {
        return List.of();
    }

    /**
     * JAX-RS resources, one instance each, with paths below {@code /api/<id>}.
     *
     * <p>Every resource method carries {@link org.linli.api.security.Needs} or {@link org.linli.api.security.Open}; a module with one that
     * carries neither is refused as a whole.
     */
    default Collection<Object> resources() {
        return List.of();
    }

    /**
     * Classes of pages, one instance each, with JAX-RS paths below {@code /app/<id>}; each method answers a
     * {@link org.linli.api.pages.View}, or a {@link org.linli.api.pages.Redirect} where it has changed something.
     *
     * <p>Every page method carries {@link org.linli.api.security.Needs} or {@link org.linli.api.security.Open}, as resource methods do; one
     * that takes a form has a parameter of type {@link org.linli.api.pages.Form}.
     */
    default Collection<Object> pages() {
        return List.of();
    }

    /** Its pages for each of its programs, in the order in which they are used. */
    default List<ProgramPage> programPages() {
        return List.of();
    }

    /** Its entries in the menu of the console. */
    default List<Navigation> navigation() {
        return List.of();
    }

    /**
     * What the caller has to do, soonest first and at most 100; asked as the caller, so that services tell what it may see.
     *
     * @param unit a unit's code, for what is to be done there and below; null for all that the caller may see
     */
    default List<Task> tasks(String unit) {
        return List.of();
    }

    /**
     * The same, and whether it is all; a module that cuts its tasks in another way than at 100 of them says so here.
     *
     * @param unit a unit's code, for what is to be done there and below; null for all that the caller may see
     */
    default Told told(String unit) {
        return Told.of(tasks(unit));
    }

    /** Its cards on the first page. */
    default List<Card> cards() {
        return List.of();
    }

    /** Asked before the module is published and by health checks; must answer within 2 seconds. */
    Fitness check();
}
