package org.linli.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.linli.api.LinliModule;
import org.linli.api.pages.Visit;
import org.linli.api.security.Caller;
import org.linli.api.security.Sessions;

/** A visit with the parameters and modules that a test gives it. */
record TestVisit(Locale language, Map<String, String> parameters, List<LinliModule> modules, String at, Caller caller, String path, String query) implements Visit {

    TestVisit(Locale language, Map<String, String> parameters, List<LinliModule> modules, String at, Caller caller) {
        this(language, parameters, modules, at, caller, "/", null);
    }

    TestVisit(Locale language, Map<String, String> parameters, List<LinliModule> modules, String at) {
        this(language, parameters, modules, at, Caller.PLATFORM);
    }

    TestVisit(Locale language, Map<String, String> parameters, List<LinliModule> modules) {
        this(language, parameters, modules, "/");
    }

    static TestVisit in(Locale language) {
        return new TestVisit(language, Map.of(), List.of());
    }

    @Override
    public Sessions.Session session() {
        return null;
    }

    @Override
    public String parameter(String name) {
        return parameters.get(name);
    }

    @Override
    public String site() {
        return "https://linli.example";
    }

    @Override
    public String unit() {
        return parameters.get("unit");
    }

    @Override
    public String cookie(String name) {
        return null;
    }

    @Override
    public String address() {
        return "192.0.2.1";
    }

    @Override
    public String device() {
        return null;
    }

    @Override
    public boolean piece() {
        return false;
    }

    @Override
    public String request() {
        return "test";
    }
}
