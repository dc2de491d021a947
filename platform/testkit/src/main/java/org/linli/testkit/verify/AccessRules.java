package org.linli.testkit.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds resource methods that don't say who may call them; the platform publishes no module that has one. */
final class AccessRules {

    private static final String REST = "Ljavax/ws/rs/";
    private static final Set<String> METHODS = Set.of("GET;", "POST;", "PUT;", "DELETE;", "PATCH;", "HEAD;", "OPTIONS;");
    private static final String NEEDS = "Lorg/linli/api/security/Needs;";
    private static final String OPEN = "Lorg/linli/api/security/Open;";

    private AccessRules() {
    }

    static void check(Code code, Findings findings) {
        for (ClassNode type : code.classes()) {
            type.methods.forEach(method -> check(code, type, method, findings));
        }
    }

    private static void check(Code code, ClassNode type, MethodNode method, Findings findings) {
        List<AnnotationNode> annotations = annotations(method.visibleAnnotations);
        boolean resource = annotations.stream().anyMatch(annotation -> answers(code, annotation.desc));
        if (!resource) {
            if (has(annotations, REST + "Path;")) {
                findings.error("locator", place(type, method), method.name);
            }
            return;
        }
        boolean needs = annotations.stream().anyMatch(annotation -> annotation.desc.equals(NEEDS) && !String.valueOf(annotation.values.get(1)).isBlank());
        boolean open = has(annotations, OPEN);
        if (needs == open) {
            findings.error(needs ? "guarded-twice" : "unguarded", place(type, method), method.name);
        }
    }

    /** Whether an annotation stands for a method of HTTP: one of JAX-RS, or one of the module's own. */
    private static boolean answers(Code code, String desc) {
        if (desc.startsWith(REST)) {
            return METHODS.contains(desc.substring(REST.length()));
        }
        ClassNode own = code.type(desc.substring(1, desc.length() - 1));
        return own != null && has(annotations(own.visibleAnnotations), REST + "HttpMethod;");
    }

    private static boolean has(List<AnnotationNode> annotations, String desc) {
        return annotations.stream().anyMatch(annotation -> annotation.desc.equals(desc));
    }

    private static List<AnnotationNode> annotations(List<AnnotationNode> some) {
        return some == null ? List.of() : new ArrayList<>(some);
    }

    private static Place place(ClassNode type, MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode line) {
                return new Place(type, method, line.line);
            }
        }
        return new Place(type, method, 0);
    }
}
