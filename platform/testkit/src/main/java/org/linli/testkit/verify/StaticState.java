package org.linli.testkit.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Finds what lives in static fields: each version of a module has its own copy, so that during a swap, and on two nodes, they differ. */
final class StaticState {

    /** Methods of collections, maps, atomics and builders of the JDK that change what they are called on. */
    private static final Pattern CHANGES = Pattern.compile("(?:put|add|offer|push|poll|pop|remove|retain|clear|compute|merge|replace|set|insert|append"
            + "|delete|increment|decrement|getAnd|update|accumulate|compareAnd|weakCompareAnd|lazySet|drainTo|sumThenReset|reset|take|transfer|load|sort|flip)"
            + ".*|(?:increment|decrement|add|update|accumulate)AndGet");

    /** Static methods of the JDK that change their first argument. */
    private static final Set<String> HELPERS = Set.of("java/util/Collections", "java/util/Arrays");
    private static final Pattern HELPED = Pattern.compile("addAll|sort|shuffle|reverse|rotate|swap|fill|copy|setAll|replaceAll|parallel.*");

    /** Types whose values change, by how their names begin. */
    private static final Predicate<String> JDK = name -> name.startsWith("java/util/") && !name.startsWith("java/util/logging/")
            && !name.startsWith("java/util/regex/") || name.equals("java/lang/StringBuilder") || name.equals("java/lang/StringBuffer");
    private static final Predicate<String> CACHE = name -> name.startsWith("com/github/benmanes/caffeine/cache/")
            || name.startsWith("com/google/common/cache/") || name.startsWith("org/ehcache/");
    private static final Predicate<String> THREAD_LOCAL = Set.of("java/lang/ThreadLocal", "java/lang/InheritableThreadLocal")::contains;

    private final Facts facts;
    private final Code code;
    private final Findings findings;
    private final Beginning beginning;
    private final Beginning making;
    private final Set<String> stateful = new HashSet<>();
    private final Map<Code.Field, Set<String>> held = new HashMap<>();
    private final Map<Code.Field, Place> begun = new HashMap<>();

    private StaticState(Facts facts, Findings findings) {
        this.facts = facts;
        this.code = facts.code();
        this.findings = findings;
        this.beginning = Beginning.ofClasses(facts);
        this.making = Beginning.ofObjects(facts);
    }

    static void check(Facts facts, Findings findings) {
        var state = new StaticState(facts, findings);
        var written = new LinkedHashMap<Code.Field, Place>();
        state.contents(written);
        written.forEach((field, place) -> findings.error("static-contents", place, field));
        state.threadLocals();
        state.assigned();
        state.objects(written.keySet());
    }

    /** Contents of fields that are changed after the beginning; static ones are told, the others make their class one with state. */
    private void contents(Map<Code.Field, Place> written) {
        for (Facts.Call call : facts.calls()) {
            if (CHANGES.matcher(call.name()).matches() && code.is(call.owner(), JDK) || code.is(call.owner(), CACHE)) {
                facts.fields(call.on()).forEach(field -> change(field, call.place(), written));
            }
            if (HELPERS.contains(call.owner()) && HELPED.matcher(call.name()).matches() && !call.arguments().isEmpty()) {
                facts.fields(call.arguments().get(0)).forEach(field -> change(field, call.place(), written));
            }
        }
        facts.puts().forEach(put -> facts.fields(put.array()).forEach(field -> change(field, put.place(), written)));
    }

    private void change(Code.Field field, Place place, Map<Code.Field, Place> written) {
        if (isStatic(field.field()) && !synthetic(field) && !beginning.holds(place)) {
            written.putIfAbsent(field, place);
        } else if (!isStatic(field.field()) && !making.holds(place)) {
            stateful.add(field.type().name);
        }
    }

    /** Values of a thread stay with the platform's threads, and the module's classes with them, unless they are removed. */
    private void threadLocals() {
        var removed = new HashSet<Code.Field>();
        facts.calls().stream().filter(call -> call.name().equals("remove") && code.is(call.owner(), THREAD_LOCAL))
                .forEach(call -> removed.addAll(facts.fields(call.on())));
        var stored = new HashMap<AbstractInsnNode, Code.Field>();
        facts.stores().forEach(store -> store.value().forEach(source -> stored.put(source, store.field())));
        facts.made().stream().filter(made -> code.is(made.type(), THREAD_LOCAL) && !removed.contains(stored.get(made.by())))
                .forEach(made -> findings.error("thread-local", made.place()));
        facts.calls().stream().filter(call -> call.name().equals("withInitial") && THREAD_LOCAL.test(call.owner()))
                .filter(call -> !removed.contains(stored.get(call.by()))).forEach(call -> findings.error("thread-local", call.place()));
    }

    /** Static fields that are assigned to after the beginning; instance fields assigned outside of constructors make their class one with state. */
    private void assigned() {
        var late = new LinkedHashMap<Code.Field, Place>();
        for (Facts.Store store : facts.stores()) {
            FieldNode field = store.field().field();
            if (!isStatic(field)) {
                if (!making.holds(store.place()) && !store.place().method().name.equals("hashCode")) {
                    stateful.add(store.field().type().name);
                }
            } else if (beginning.holds(store.place())) {
                begun.put(store.field(), store.place());
                store.value().stream().filter(TypeInsnNode.class::isInstance)
                        .forEach(made -> held.computeIfAbsent(store.field(), key -> new HashSet<>()).add(((TypeInsnNode) made).desc));
            } else if (!synthetic(store.field())) {
                late.putIfAbsent(store.field(), store.place());
            }
        }
        late.forEach((field, place) -> findings.error("static-field", place, field));
        for (ClassNode type : code.classes()) {
            for (FieldNode field : type.fields) {
                var one = new Code.Field(type, field);
                if (isStatic(field) && (field.access & Opcodes.ACC_FINAL) == 0 && !synthetic(one) && !late.containsKey(one) && code.own(type)) {
                    findings.warning("static-not-final", one.toString(), one);
                }
            }
        }
    }

    /** Static fields that hold an object of the module which changes itself. */
    private void objects(Set<Code.Field> told) {
        for (ClassNode type : code.classes()) {
            for (FieldNode field : type.fields) {
                var one = new Code.Field(type, field);
                if (begun.containsKey(one) && !synthetic(one) && !told.contains(one)) {
                    var types = new HashSet<>(held.getOrDefault(one, Set.of()));
                    types.add(Type.getType(field.desc).getInternalName());
                    types.stream().filter(name -> code.is(name, stateful::contains)).findFirst().ifPresent(name ->
                            findings.error("static-object", begun.get(one), one, Place.dotted(name)));
                }
            }
        }
    }

    private static boolean isStatic(FieldNode field) {
        return (field.access & Opcodes.ACC_STATIC) != 0;
    }

    /** Compilers and coverage tools keep things of their own in static fields. */
    private static boolean synthetic(Code.Field field) {
        return (field.field().access & Opcodes.ACC_SYNTHETIC) != 0 || (field.type().access & Opcodes.ACC_SYNTHETIC) != 0;
    }
}
