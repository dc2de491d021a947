package org.linli.testkit.verify;

import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** A line of a method; written as in a stack trace, so that development environments lead there. */
record Place(ClassNode type, MethodNode method, int line) {

    @Override
    public String toString() {
        String at = line > 0 ? ":" + line : "";
        String name = method.name.replaceFirst("^lambda\\$(.+)\\$\\d+$", "$1").replaceFirst("^new$", "<init>").replaceFirst("^static$", "<clinit>");
        return dotted(type.name) + "." + name + "("
                + (type.sourceFile == null ? "Unknown Source" : type.sourceFile + at) + ")";
    }

    static String dotted(String internal) {
        return internal.replace('/', '.');
    }
}
