package org.linli.rest;

import java.util.Collection;
import java.util.List;
import org.linli.api.Fitness;
import org.linli.api.LinliModule;
import org.linli.api.Text;

/** A module of given resources. */
class TestModule implements LinliModule {

    private final String id;
    private final String version;
    private final List<Object> resources;

    TestModule(String id, String version, Object... resources) {
        this.id = id;
        this.version = version;
        this.resources = List.of(resources);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Text title() {
        return new Text("试验", "Trial");
    }

    @Override
    public Collection<Object> resources() {
        return resources;
    }

    @Override
    public Fitness check() {
        return Fitness.FIT;
    }
}
