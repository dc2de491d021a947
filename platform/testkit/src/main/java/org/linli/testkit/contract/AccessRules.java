package org.linli.testkit.contract;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Rulebooks;
import org.linli.api.publicity.Objections;
import org.linli.api.security.Needs;
import org.linli.api.security.Open;
import org.linli.api.security.Permission;

/** Who may call what. */
final class AccessRules {

    /** Whose constants are the endings of the permissions that every module with programs has. */
    private static final List<Class<?>> OF_PROGRAMS = List.of(Programs.class, Rulebooks.class, Facts.class, Objections.class);

    private AccessRules() {
    }

    /** A method that carries neither annotation keeps the module out, so that there would be nothing to look at here. */
    static void check(Subject module) {
        Findings findings = new Findings(module);
        Set<String> known = known(module);
        for (ResourceMethod one : Stream.concat(ResourceMethod.of(module).stream(), ResourceMethod.ofPages(module).stream()).toList()) {
            Needs needs = one.method().getAnnotation(Needs.class);
            Open open = one.method().getAnnotation(Open.class);
            if (open != null) {
                findings.addUnless(!open.value().isBlank(), one.name() + " is open and doesn't say why", "give the reason in @Open");
            } else {
                String permission = needs.value().startsWith(".") ? module.id() + needs.value() : needs.value();
                boolean foreign = !permission.startsWith(module.id() + ".");
                findings.addUnless(foreign || known.contains(permission), one.name() + " needs " + permission + ", which nobody can be granted",
                        "list it in LinliModule.permissions() with its title in both languages");
            }
        }
        findings.expectNone();
    }

    private static Set<String> known(Subject module) {
        Set<String> known = new HashSet<>();
        module.service().permissions().stream().map(Permission::id).forEach(known::add);
        if (!module.service().programKinds().isEmpty()) {
            for (Class<?> type : OF_PROGRAMS) {
                for (Field field : type.getFields()) {
                    known.add(module.id() + "." + value(field));
                }
            }
        }
        return known;
    }

    private static Object value(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(constant.toString(), e);
        }
    }
}
