package org.linli.testkit.verify;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/** The classes of a module, those of libraries inside it included. */
final class Code {

    /** A field by the class that declares it. */
    record Field(ClassNode type, FieldNode field) {

        @Override
        public String toString() {
            return Place.dotted(type.name) + "." + field.name;
        }
    }

    private final Map<String, ClassNode> classes = new LinkedHashMap<>();
    private final String home;

    /** @param home the package of the class that hands the module over, as a path; empty when nobody knows */
    Code(Collection<ClassNode> all, String home) {
        all.forEach(one -> classes.put(one.name, one));
        String[] steps = home.split("/");
        this.home = steps.length > 1 ? steps[0] + "/" + steps[1] + "/" : "";
    }

    Collection<ClassNode> classes() {
        return classes.values();
    }

    /** A class of the module; null for one of the platform or of Java. */
    ClassNode type(String name) {
        return classes.get(name);
    }

    /** Whether the vendor wrote it, and not that of a library. */
    boolean own(ClassNode type) {
        return type.name.startsWith(home);
    }

    /** The type itself and what it extends and implements, as far as that can be seen from the module. */
    Set<String> kinds(String type) {
        var kinds = new LinkedHashSet<String>();
        var next = new ArrayDeque<String>();
        next.add(type);
        while (!next.isEmpty()) {
            String name = next.remove();
            ClassNode known = classes.get(name);
            if (kinds.add(name) && known != null) {
                if (known.superName != null) {
                    next.add(known.superName);
                }
                next.addAll(known.interfaces);
            }
        }
        return kinds;
    }

    boolean is(String type, Predicate<String> wanted) {
        return kinds(type).stream().anyMatch(wanted);
    }

    /** The field that an instruction means, which may be one that its owner inherits; null when it isn't the module's. */
    Field field(String owner, String name) {
        for (String type : kinds(owner)) {
            ClassNode known = classes.get(type);
            if (known != null) {
                for (FieldNode field : known.fields) {
                    if (field.name.equals(name)) {
                        return new Field(known, field);
                    }
                }
            }
        }
        return null;
    }
}
