package org.linli.testkit.contract;

import java.util.Arrays;
import java.util.List;
import org.linli.api.data.ModuleTables;
import org.linli.runtime.file.ModuleRules;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** The rules by which a server takes a module's file or refuses it, and what only its running bundle shows. */
final class FileRules {

    private static final List<String> WEB = List.of("javax.servlet.", "org.osgi.service.http.", "org.osgi.service.servlet.");

    private FileRules() {
    }

    static void check(Subject module) {
        Findings findings = new Findings(module);
        ModuleRules.breaches(module.file()).forEach(breach -> findings.add(breach.where() + ": " + breach.what().en(), breach.mend().en()));
        module.linli().service(ModuleTables.class).faults(module.file().path()).forEach(fault -> findings.add("changelog: " + fault.en(),
                "see platform/store/README.md: expand first, contract in change sets of the context contract"));
        findings.expectNone();
        ServiceReference<?>[] services = module.bundle().getRegisteredServices();
        for (ServiceReference<?> service : services == null ? new ServiceReference<?>[0] : services) {
            String types = Arrays.toString((String[]) service.getProperty(Constants.OBJECTCLASS));
            boolean web = WEB.stream().anyMatch(types::contains)
                    || Arrays.stream(service.getPropertyKeys()).anyMatch(key -> key.startsWith("osgi.http.whiteboard.") || key.startsWith("osgi.jaxrs."));
            findings.addUnless(!web, "it registers a servlet or the like: " + types,
                    "hand resources over in LinliModule.resources(); only the platform's dispatcher stands at the web server");
        }
        findings.expectNone();
    }
}
