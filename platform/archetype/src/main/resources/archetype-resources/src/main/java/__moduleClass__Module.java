package ${package};

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.linli.api.Fitness;
import org.linli.api.LinliModule;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.pages.Navigation;
import org.linli.api.programs.ProgramKind;
import org.linli.api.security.Permission;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The module as it hands itself over to the platform. */
@Component(property = "linli.module=" + ${moduleClass}Module.ID)
public final class ${moduleClass}Module implements LinliModule {

    static final String ID = "${moduleId}";
    private static final Messages MESSAGES = Messages.beside(${moduleClass}Module.class);

    private final Reports reports;
    private final List<Object> resources;
    private final List<Object> pages;

    @Activate
    public ${moduleClass}Module(@Reference Reports reports) {
        this.reports = reports;
        this.resources = List.of(new ReportsResource(reports));
        this.pages = List.of(new ReportsPages(reports));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return FrameworkUtil.getBundle(${moduleClass}Module.class).getVersion().toString();
    }

    @Override
    public Text title() {
        return MESSAGES.text("module.title");
    }

    @Override
    public List<Permission> permissions() {
        return Stream.of(Reports.READ, Reports.WRITE, Reports.SETTLE).map(id -> new Permission(id, MESSAGES.text("permission." + id))).toList();
    }

    /** Programs by the preset are run by the platform: rulebooks, entries, settlement, board and objections need no code here. */
    @Override
    public List<ProgramKind> programKinds() {
        return List.of(new ProgramKind("person", "unit"));
    }

    @Override
    public List<String> rulebooks() {
        try (InputStream file = ${moduleClass}Module.class.getResourceAsStream("/rulebooks/residents.yaml")) {
            return List.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Collection<Object> resources() {
        return resources;
    }

    @Override
    public Collection<Object> pages() {
        return pages;
    }

    @Override
    public List<Navigation> navigation() {
        return List.of(ReportsPages.ENTRY);
    }

    /** Fit when its table can be read. */
    @Override
    public Fitness check() {
        reports.look();
        return Fitness.FIT;
    }
}
