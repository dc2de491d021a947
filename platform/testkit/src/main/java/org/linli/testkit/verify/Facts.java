package org.linli.testkit.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What the methods of a module do, with each value followed back to the instructions it may come from.
 *
 * @param code    the classes
 * @param calls   calls of methods, those by method reference and lambda included
 * @param made    objects made by {@code new}
 * @param stores  assignments to fields
 * @param puts    assignments to elements of arrays
 * @param given   what methods return
 */
record Facts(Code code, List<Call> calls, List<Made> made, List<Store> stores, List<Put> puts,
             Map<String, Set<AbstractInsnNode>> given) {

    /** A call; for one by reference or lambda, {@code later} is true and {@code by} makes the functional object. */
    record Call(Place place, AbstractInsnNode by, boolean later, String owner, String name, String desc, Set<AbstractInsnNode> on,
                List<Set<AbstractInsnNode>> arguments) {
    }

    /** An object made. */
    record Made(Place place, AbstractInsnNode by, String type) {
    }

    /** A field assigned to. */
    record Store(Place place, Code.Field field, Set<AbstractInsnNode> value) {
    }

    /** An element of an array assigned to. */
    record Put(Place place, Set<AbstractInsnNode> array) {
    }

    static Facts of(Code code) {
        var facts = new Facts(code, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        for (ClassNode type : code.classes()) {
            type.methods.forEach(method -> new Reading(code, type, method).into(facts));
        }
        return facts;
    }

    /** Notes that a method returns a value. */
    void gives(ClassNode type, MethodNode method, Set<AbstractInsnNode> value) {
        given.computeIfAbsent(key(type.name, method.name, method.desc), key -> new LinkedHashSet<>()).addAll(value);
    }

    /** What a method may return. */
    Set<AbstractInsnNode> given(ClassNode type, MethodNode method) {
        return given.getOrDefault(key(type.name, method.name, method.desc), Set.of());
    }

    /** The module's fields that a value may have been read from, be it by a method of the module that returns one. */
    Set<Code.Field> fields(Set<AbstractInsnNode> value) {
        var fields = new LinkedHashSet<Code.Field>();
        for (AbstractInsnNode source : value) {
            addField(source, fields);
            if (source instanceof MethodInsnNode call) {
                given.getOrDefault(key(call.owner, call.name, call.desc), Set.of()).forEach(one -> addField(one, fields));
            }
        }
        return fields;
    }

    private void addField(AbstractInsnNode source, Set<Code.Field> fields) {
        Code.Field field = source instanceof FieldInsnNode read ? code.field(read.owner, read.name) : null;
        if (field != null) {
            fields.add(field);
        }
    }

    private static String key(String owner, String name, String desc) {
        return owner + " " + name + desc;
    }

    /** Whether a call may lead to that method of the module. */
    boolean leads(Call call, ClassNode type, MethodNode method) {
        return method.name.equals(call.name) && method.desc.equals(call.desc)
                && (type.name.equals(call.owner) || code.kinds(type.name).contains(call.owner) || code.kinds(call.owner).contains(type.name));
    }
}
