package org.linli.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.cxf.jaxrs.JAXRSInvoker;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.linli.api.LinliModule;

/** The endpoints of a module, for programs: JSON and problem documents, described by OpenAPI. */
final class Endpoints implements Face {

    private final LinliModule module;
    private final Collection<?> resources;
    private final Idempotency idempotency;
    private final Admittance admittance;
    private final PageAnswers pages;
    private final ObjectMapper mapper;
    private final OpenApiResource description = new OpenApiResource();

    /**
     * @param accountNames an account's name by its id; null for an unknown one
     * @param pages        for people whose browsers come here by a link, or on their way back from another site
     */
    Endpoints(LinliModule module, Collection<?> resources, Idempotency idempotency, Admittance admittance,
              UnaryOperator<String> accountNames, PageAnswers pages) {
        this.module = module;
        this.resources = resources;
        this.idempotency = idempotency;
        this.admittance = admittance;
        this.pages = pages;
        mapper = Json.mapper(accountNames);
    }

    @Override
    public String base() {
        return "/api/" + module.id() + "/";
    }

    @Override
    public Collection<?> beans() {
        var all = new ArrayList<Object>(resources);
        all.add(description);
        return all;
    }

    @Override
    public List<Object> providers(List<ClassResourceInfo> classes, Map<OperationResourceInfo, Access> rules) {
        description.describe(() -> OpenApi.of(module, classes, rules));
        return List.of(new JsonReader(mapper), new AnswerWriter(), new Parameters(), new Refusals(classes, pages), new Faults(pages),
            new AccessFilter(rules, admittance), new BodyEnd());
    }

    @Override
    public JAXRSInvoker invoker(Map<OperationResourceInfo, Access> rules) {
        return new GuardedInvoker(rules, new Answers(mapper), idempotency);
    }
}
