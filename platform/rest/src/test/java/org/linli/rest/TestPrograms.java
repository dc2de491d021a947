package org.linli.rest;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.linli.api.imports.Imports;
import org.linli.api.ledger.Ledger;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Participants;
import org.linli.api.programs.ProgramImports;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.programs.Rulebooks;
import org.linli.api.publicity.Objections;
import org.linli.api.publicity.Publicity;
import org.linli.rest.programs.ProgramResources;

/** Services of programs that answer what a test says, and nothing else. */
final class TestPrograms {

    private final Map<String, Function<Object[], Object>> answers = new HashMap<>();

    static TestPrograms none() {
        var programs = new TestPrograms();
        programs.when("ProgramImports.of", values -> List.of());
        return programs;
    }

    /** @param method simple name of interface and method, for example {@code Ledger.record} */
    TestPrograms when(String method, Function<Object[], Object> answer) {
        answers.put(method, answer);
        return this;
    }

    Rulebooks rulebooks() {
        return service(Rulebooks.class);
    }

    ProgramResources resources(TestGuard guard) {
        return new ProgramResources(service(Rulebooks.class), service(Programs.class), service(Participants.class), service(Facts.class),
            service(Results.class), service(Ledger.class), service(Objections.class), service(Publicity.class), service(Imports.class),
            service(ProgramImports.class), guard);
    }

    <T> T service(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
            var answer = answers.get(type.getSimpleName() + "." + method.getName());
            if (answer == null) {
                throw new IllegalStateException("not expected: " + method);
            }
            return answer.apply(values);
        }));
    }
}
