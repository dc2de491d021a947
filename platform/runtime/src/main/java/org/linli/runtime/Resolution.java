package org.linli.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.runtime.file.ManifestHeader;
import org.linli.runtime.file.ModuleFile;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.VersionRange;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/**
 * Whether a module's file would find here all that it needs, without installing anything.
 *
 * <p>A module exports nothing and is no fragment, so that it can wire itself to others but nobody is wired anew because of it: no other bundle is
 * stopped or refreshed when it comes or goes.
 */
final class Resolution {

    private static final Messages MESSAGES = Messages.beside(Resolution.class);

    private final FrameworkWiring wiring;

    Resolution(BundleContext context) {
        wiring = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    /** What it lacks, one fault for each package or capability; empty when it would resolve. */
    List<Problem.Fault> faults(ModuleFile file) {
        var faults = new ArrayList<Problem.Fault>();
        file.imports().values().stream().filter(clause -> !clause.optional()).forEach(clause -> missing(clause, faults));
        ManifestHeader.parse(file.headers().get(Constants.REQUIRE_CAPABILITY)).stream().filter(clause -> !clause.optional())
                .filter(clause -> Namespace.EFFECTIVE_RESOLVE.equals(clause.directives().getOrDefault(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE,
                        Namespace.EFFECTIVE_RESOLVE)))
                .filter(clause -> wiring.findProviders(new Wish(clause.name(), clause.directives())).isEmpty())
                .forEach(clause -> faults.add(new Problem.Fault(clause.name(),
                        MESSAGES.text("missing.capability", clause.name(), clause.directives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "")))));
        return faults;
    }

    /** The packages of the platform's API that it wants in versions that this platform doesn't have. */
    List<Problem.Fault> apiFaults(ModuleFile file) {
        return faults(file).stream().filter(fault -> fault.where().startsWith("org.linli.api")).toList();
    }

    private void missing(ManifestHeader.Clause clause, List<Problem.Fault> faults) {
        String range = clause.attributes().get(Constants.VERSION_ATTRIBUTE);
        if (clause.name().startsWith("java.") || offered(clause.name(), range)) {
            return;
        }
        String here = String.join(", ", versions(clause.name()));
        String wanted = range == null ? "" : range;
        faults.add(new Problem.Fault(clause.name(), here.isEmpty() ? MESSAGES.text("missing.package", clause.name(), wanted)
                : MESSAGES.text(clause.name().startsWith("org.linli.api") ? "missing.api" : "missing.range", clause.name(), wanted, here)));
    }

    private boolean offered(String name, String range) {
        String version = range == null ? "" : new VersionRange(range).toFilterString(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE);
        String filter = "(&(" + PackageNamespace.PACKAGE_NAMESPACE + "=" + name + ")" + version + ")";
        return wiring.findProviders(new Wish(PackageNamespace.PACKAGE_NAMESPACE, Map.of(Namespace.REQUIREMENT_FILTER_DIRECTIVE, filter))).stream()
                .anyMatch(Resolution::resolved);
    }

    private static boolean resolved(BundleCapability capability) {
        return capability.getRevision().getWiring() != null;
    }

    private Set<String> versions(String name) {
        var versions = new TreeSet<String>();
        wiring.findProviders(new Wish(PackageNamespace.PACKAGE_NAMESPACE,
                Map.of(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "(" + PackageNamespace.PACKAGE_NAMESPACE + "=" + name + ")"))).stream()
                .filter(Resolution::resolved)
                .forEach(one -> versions.add(String.valueOf(one.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE))));
        return versions;
    }

    /** What no bundle here asks for yet. */
    private record Wish(String namespace, Map<String, String> directives) implements Requirement {

        @Override
        public String getNamespace() {
            return namespace;
        }

        @Override
        public Map<String, String> getDirectives() {
            return directives;
        }

        @Override
        public Map<String, Object> getAttributes() {
            return Map.of();
        }

        @Override
        public Resource getResource() {
            return null;
        }
    }
}
