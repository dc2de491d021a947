package org.linli.rest.core;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.calendar.Draws;
import org.linli.api.calendar.WorkingCalendar;
import org.linli.api.evidence.EvidenceFiles;
import org.linli.api.imports.Imports;
import org.linli.api.jobs.Jobs;
import org.linli.api.people.Consents;
import org.linli.api.people.People;
import org.linli.api.people.PersonalFiles;
import org.linli.api.people.Retention;
import org.linli.api.programs.Rulebooks;
import org.linli.api.publicity.Filings;
import org.linli.api.publicity.Publicity;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.AuditTrail;
import org.linli.api.security.Guard;
import org.linli.api.security.Invitations;
import org.linli.api.security.OpenIdSignIn;
import org.linli.api.security.Permission;
import org.linli.api.security.SecondFactor;
import org.linli.api.security.Sessions;
import org.linli.api.security.Tokens;
import org.linli.api.territory.Territory;
import org.linli.rest.PlatformPart;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The shared core, published as any module is: there once all its services are. */
@Component(service = PlatformPart.class)
public final class CoreModule implements PlatformPart {

    private static final Messages MESSAGES = Messages.beside(CoreModule.class);

    private final String version;
    private final List<Object> resources;

    /** Serves those services. */
    @Activate
    public CoreModule(BundleContext context, @Reference Territory territory, @Reference People people, @Reference WorkingCalendar calendar,
                      @Reference Draws draws, @Reference Imports imports, @Reference Jobs jobs, @Reference EvidenceFiles evidence,
                      @Reference Filings filings, @Reference Publicity publicity, @Reference Rulebooks rulebooks, @Reference Tokens tokens,
                      @Reference AuditTrail trail, @Reference Sessions sessions, @Reference SecondFactor secondFactor, @Reference Guard guard,
                      @Reference AccountAdministration accounts, @Reference Invitations invitations, @Reference PersonalFiles files,
                      @Reference Consents consents, @Reference Retention retention, @Reference OpenIdSignIn openId) {
        version = context.getBundle().getVersion().toString();
        resources = List.of(new UnitsResource(territory), new PeopleResource(people), new MergesResource(people), new HouseholdsResource(people),
            new CalendarResource(calendar), new DrawsResource(draws), new ImportsResource(imports, guard), new JobsResource(jobs, imports),
            new EvidenceResource(evidence), new FilingsResource(filings), new BoardResource(publicity), new SchemasResource(rulebooks),
            new TokensResource(tokens), new MeResource(guard, tokens, accounts), new SessionResource(sessions, openId),
            new OpenIdResource(openId, sessions), new MySessionsResource(sessions),
            new SecondFactorResource(secondFactor), new AuditResource(trail), new AccountsResource(accounts, invitations),
            new InvitationsResource(invitations), new RolesResource(), new PersonalDataResource(files, consents, retention));
    }

    @Override
    public String id() {
        return "core";
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Text title() {
        return MESSAGES.text("title.core");
    }

    @Override
    public List<Permission> permissions() {
        return Stream.of(Territory.READ, Territory.WRITE, People.READ, People.WRITE, People.REVEAL, EvidenceFiles.READ, EvidenceFiles.WRITE,
            Filings.READ, Filings.RECEIVE, AuditTrail.READ, AuditTrail.EXPORT,
            AccountAdministration.READ, AccountAdministration.WRITE, PersonalFiles.DISCLOSE, PersonalFiles.ERASE,
            Consents.READ, Consents.WRITE, Retention.READ, Retention.RUN).map(id -> new Permission(id, MESSAGES.text("permission." + id))).toList();
    }

    @Override
    public Collection<Object> resources() {
        return resources;
    }
}
