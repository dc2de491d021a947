package org.linli.testkit.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.linli.runtime.file.Component;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds threads, timers and executors that nobody stops when the module goes, and work given to the threads that all of Java shares. */
final class Threads {

    private static final Predicate<String> RUNNING = Set.of("java/lang/Thread", "java/util/Timer", "java/util/concurrent/ThreadPoolExecutor",
            "java/util/concurrent/ScheduledThreadPoolExecutor", "java/util/concurrent/ForkJoinPool")::contains;
    private static final Set<String> STOPS = Set.of("shutdown", "shutdownNow", "close", "cancel", "interrupt", "join");
    private static final Predicate<String> STOPPABLE = name -> RUNNING.test(name) || name.equals("java/lang/AutoCloseable")
            || name.equals("java/util/concurrent/ExecutorService") || name.equals("java/util/concurrent/ScheduledExecutorService");
    private static final Set<String> FUTURES = Set.of("java/util/concurrent/CompletableFuture", "java/util/concurrent/CompletionStage");
    private static final String EXECUTOR = "Ljava/util/concurrent/Executor;";

    /** Something made that runs by itself. */
    private record Runner(Place place, AbstractInsnNode by, String type) {
    }

    private final Facts facts;
    private final Findings findings;
    private final Set<Code.Field> stopped = new HashSet<>();
    private final Map<AbstractInsnNode, Set<Code.Field>> stored = new HashMap<>();
    private boolean stopsOthers;

    private Threads(Facts facts, Findings findings) {
        this.facts = facts;
        this.findings = findings;
    }

    static void check(Facts facts, List<Component> components, Findings findings) {
        var threads = new Threads(facts, findings);
        threads.follow(threads.deactivating(components));
        facts.stores().forEach(store -> store.value().forEach(source ->
                threads.stored.computeIfAbsent(source, key -> new HashSet<>()).add(store.field())));
        facts.made().forEach(threads::made);
        facts.calls().forEach(threads::called);
    }

    private void made(Facts.Made made) {
        if (facts.code().is(made.type(), RUNNING)) {
            judge(new Runner(made.place(), made.by(), made.type()));
        }
    }

    private void called(Facts.Call call) {
        boolean future = FUTURES.contains(call.owner());
        String takes = call.desc().substring(0, call.desc().indexOf(')'));
        if (call.owner().equals("java/util/concurrent/Executors") && call.name().startsWith("new")) {
            judge(new Runner(call.place(), call.by(), Type.getReturnType(call.desc()).getInternalName()));
        } else if (future && (call.name().endsWith("Async") || call.name().equals("delayedExecutor")) && !takes.contains(EXECUTOR)
                || call.owner().equals("java/util/concurrent/ForkJoinPool") && call.name().equals("commonPool")) {
            findings.error("common-pool", call.place(), call.name());
        } else if (call.owner().equals("java/lang/Thread") && call.name().equals("startVirtualThread")) {
            findings.error("thread", call.place(), "java.lang.Thread");
        } else if (call.name().equals("parallelStream") || call.owner().startsWith("java/util/stream/") && call.name().equals("parallel")) {
            findings.warning("parallel-stream", call.place());
        }
    }

    private void judge(Runner runner) {
        boolean held = stored.getOrDefault(runner.by(), Set.of()).stream().anyMatch(stopped::contains);
        if (!held && !factory(runner) && !otherwise(runner)) {
            findings.error("thread", runner.place(), Place.dotted(runner.type()));
        }
    }

    /** A thread made for an executor, which ends it. */
    private boolean factory(Runner runner) {
        MethodNode method = runner.place().method();
        boolean maker = method.name.equals("newThread") || method.name.startsWith("lambda$");
        return maker && Type.getReturnType(method.desc).getInternalName().equals("java/lang/Thread")
                && facts.given(runner.place().type(), method).contains(runner.by());
    }

    /** Stopped where it was made, left to the rule of shutdown hooks, or handed on to something that is stopped. */
    private boolean otherwise(Runner runner) {
        for (Facts.Call call : facts.calls()) {
            if (call.on().contains(runner.by()) && STOPS.contains(call.name())) {
                return true;
            }
            if (call.arguments().stream().anyMatch(argument -> argument.contains(runner.by()))
                    && (stopsOthers || call.name().equals("addShutdownHook"))) {
                return true;
            }
        }
        return false;
    }

    private Collection<Reached> deactivating(List<Component> components) {
        var start = new HashSet<Reached>();
        for (Component component : components) {
            for (String kind : facts.code().kinds(component.implementation().replace('.', '/'))) {
                ClassNode type = facts.code().type(kind);
                if (type != null) {
                    type.methods.stream().filter(method -> method.name.equals(component.deactivate()))
                            .forEach(method -> start.add(new Reached(type, method)));
                }
            }
        }
        return start;
    }

    private record Reached(ClassNode type, MethodNode method) {
    }

    /** Notes what is stopped by these methods and by all that they call within the module. */
    private void follow(Collection<Reached> start) {
        Map<MethodNode, List<Facts.Call>> calls = new HashMap<>();
        facts.calls().forEach(call -> calls.computeIfAbsent(call.place().method(), key -> new ArrayList<>()).add(call));
        var next = new ArrayDeque<>(start);
        var seen = new HashSet<>(start);
        while (!next.isEmpty()) {
            for (Facts.Call call : calls.getOrDefault(next.remove().method(), List.of())) {
                if (STOPS.contains(call.name())) {
                    Set<Code.Field> fields = facts.fields(call.on());
                    stopped.addAll(fields);
                    stopsOthers |= facts.code().is(call.owner(), STOPPABLE);
                }
                for (ClassNode type : facts.code().classes()) {
                    type.methods.stream().filter(method -> facts.leads(call, type, method)).map(method -> new Reached(type, method))
                            .filter(seen::add).forEach(next::add);
                }
            }
        }
    }
}
