package org.linli.partypoints;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.linli.api.Fitness;
import org.linli.api.LinliModule;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.data.Transactions;
import org.linli.api.imports.RowImport;
import org.linli.api.pages.Card;
import org.linli.api.pages.Navigation;
import org.linli.api.pages.ProgramPage;
import org.linli.api.pages.Task;
import org.linli.api.programs.Program;
import org.linli.api.programs.ProgramKind;
import org.linli.api.programs.PublicationCheck;
import org.linli.api.security.Permission;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The module of party-member points, as it hands itself over to the platform. */
@Component(property = "linli.module=" + MemberRegister.MODULE)
public final class PartyPointsModule implements LinliModule {

    private static final Messages MESSAGES = Messages.beside(PartyPointsModule.class);
    private static final List<String> RULEBOOKS = List.of("four-qualified.yaml", "classified.yaml");

    private final Transactions transactions;
    private final BallotImport ballots;
    private final Quarters quarters;
    private final QuartersDue quartersDue;
    private final List<Object> resources;
    private final PointsPages pages;

    @Activate
    public PartyPointsModule(@Reference Transactions transactions, @Reference Declarations declarations, @Reference Quarters quarters,
            @Reference Appraisals appraisals, @Reference BallotImport ballots, @Reference Measures measures, @Reference Outcomes outcomes,
            @Reference QuartersDue quartersDue, @Reference PointsPages pages) {
        this.transactions = transactions;
        this.ballots = ballots;
        this.quarters = quarters;
        this.quartersDue = quartersDue;
        this.resources = List.of(new DeclarationsResource(declarations), new QuartersResource(quarters), new AppraisalsResource(appraisals),
                new MeasuresResource(measures), new CandidatesResource(outcomes));
        this.pages = pages;
    }

    @Override
    public String id() {
        return MemberRegister.MODULE;
    }

    @Override
    public String version() {
        Bundle bundle = FrameworkUtil.getBundle(PartyPointsModule.class);
        return bundle.getVersion().toString();
    }

    @Override
    public Text title() {
        return MESSAGES.text("module.title");
    }

    @Override
    public List<Permission> permissions() {
        return Stream.of(Declarations.WRITE, Declarations.CONFIRM, Quarters.PASS, Appraisals.WRITE, Appraisals.BALLOTS, Measures.PROPOSE,
                Measures.DECIDE).map(id -> new Permission(id, MESSAGES.text("permission." + id))).toList();
    }

    @Override
    public List<ProgramKind> programKinds() {
        return List.of(new ProgramKind("person", "branch"));
    }

    @Override
    public List<RowImport> programImports() {
        return List.of(ballots);
    }

    @Override
    public PublicationCheck publicationCheck() {
        return quartersDue;
    }

    @Override
    public Text caution(Program program, String unit, LocalDate occurredOn) {
        return quarters.caution(program, unit, occurredOn);
    }

    @Override
    public List<String> rulebooks() {
        return RULEBOOKS.stream().map(PartyPointsModule::preset).toList();
    }

    @Override
    public Collection<Object> resources() {
        return resources;
    }

    @Override
    public Collection<Object> pages() {
        return pages.all();
    }

    @Override
    public List<Navigation> navigation() {
        return PointsPages.NAVIGATION;
    }

    @Override
    public List<ProgramPage> programPages() {
        return PointsPages.OF_PROGRAMS;
    }

    @Override
    public List<Task> tasks(String unit) {
        return pages.tasks(unit);
    }

    @Override
    public List<Card> cards() {
        return pages.cards();
    }

    /** Fit when its tables can be read. */
    @Override
    public Fitness check() {
        transactions.read(db -> db.first("select id from party_points_measures where town = ? fetch first 1 rows only", row -> row.text(1),
                db.town()));
        return Fitness.FIT;
    }

    static String preset(String name) {
        try (InputStream file = PartyPointsModule.class.getResourceAsStream("/rulebooks/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
