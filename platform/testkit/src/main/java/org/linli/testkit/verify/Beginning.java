package org.linli.testkit.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The methods that run only while classes are initialised, or objects made: initialisers, and private methods that only they call. */
final class Beginning {

    private final Facts facts;
    private final Set<MethodNode> methods = new HashSet<>();

    private Beginning(Facts facts, String first) {
        this.facts = facts;
        Map<MethodNode, Set<MethodNode>> callers = callers();
        for (ClassNode type : facts.code().classes()) {
            type.methods.stream().filter(method -> method.name.equals(first)).forEach(methods::add);
        }
        boolean grown = true;
        while (grown) {
            grown = false;
            for (var entry : callers.entrySet()) {
                grown |= methods.containsAll(entry.getValue()) && methods.add(entry.getKey());
            }
        }
    }

    static Beginning ofClasses(Facts facts) {
        return new Beginning(facts, "<clinit>");
    }

    static Beginning ofObjects(Facts facts) {
        return new Beginning(facts, "<init>");
    }

    boolean holds(Place place) {
        return methods.contains(place.method());
    }

    /** Who calls each private method; a lambda that is kept in a field may be called by anybody, and isn't among them. */
    private Map<MethodNode, Set<MethodNode>> callers() {
        var kept = new HashSet<AbstractInsnNode>();
        facts.stores().forEach(store -> kept.addAll(store.value()));
        Map<String, MethodNode> inner = new HashMap<>();
        for (ClassNode type : facts.code().classes()) {
            type.methods.stream().filter(method -> (method.access & Opcodes.ACC_PRIVATE) != 0 && !method.name.startsWith("<")).forEach(
                    method -> inner.put(type.name + " " + method.name + method.desc, method));
        }
        Map<MethodNode, Set<MethodNode>> callers = new HashMap<>();
        var open = new HashSet<MethodNode>();
        for (Facts.Call call : facts.calls()) {
            MethodNode method = inner.get(call.owner() + " " + call.name() + call.desc());
            if (method != null && method != call.place().method()) {
                callers.computeIfAbsent(method, key -> new HashSet<>()).add(call.place().method());
                if (call.later() && kept.contains(call.by())) {
                    open.add(method);
                }
            }
        }
        callers.keySet().removeAll(open);
        return callers;
    }
}
