package org.linli.rest;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.cxf.jaxrs.JAXRSInvoker;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.linli.api.LinliModule;
import org.linli.api.pages.Form;
import org.linli.api.pages.Frame;

/** The pages of a module, for people: documents in the frame of the console; what it changes is sent as a form. */
final class Pages implements Face {

    private final LinliModule module;
    private final Collection<?> pages;
    private final Idempotency idempotency;
    private final Admittance admittance;
    private final PageAnswers answers;
    private final Supplier<List<LinliModule>> serving;
    private final ChosenUnit chosen;

    /** @param serving the modules that serve at a moment */
    Pages(LinliModule module, Collection<?> pages, Idempotency idempotency, Admittance admittance, PageAnswers answers,
          Supplier<List<LinliModule>> serving, ChosenUnit chosen) {
        this.module = module;
        this.pages = pages;
        this.idempotency = idempotency;
        this.admittance = admittance;
        this.answers = answers;
        this.serving = serving;
        this.chosen = chosen;
    }

    @Override
    public String base() {
        return module.id().equals(Frame.MODULE) ? "/" : "/app/" + module.id() + "/";
    }

    @Override
    public Collection<?> beans() {
        return pages;
    }

    @Override
    public List<Object> providers(List<ClassResourceInfo> classes, Map<OperationResourceInfo, Access> rules) {
        return List.of(new FormReader(), new AnswerWriter(), new Parameters(), new Refusals(classes, answers), new Faults(answers),
            new PageVisits(serving, chosen), new AccessFilter(rules, admittance), new BodyEnd());
    }

    @Override
    public JAXRSInvoker invoker(Map<OperationResourceInfo, Access> rules) {
        return new PageInvoker(rules, answers, idempotency);
    }

    /** Addresses of pages carry the state of several lists, and whatever others have added to a link. */
    @Override
    public Access rule(Access said) {
        return said.anyQuery();
    }

    /** What changes something has to take the form that it was sent with, because that shows that it is of this session. */
    @Override
    public void check(OperationResourceInfo operation) throws Unpublishable {
        boolean reads = operation.getHttpMethod().equals("GET");
        boolean takesForm = List.of(operation.getMethodToInvoke().getParameterTypes()).contains(Form.class);
        if (!reads && !(operation.getHttpMethod().equals("POST") && takesForm)) {
            throw new Unpublishable("page-without-form", operation.getClassResourceInfo().getResourceClass().getSimpleName() + "."
                + operation.getMethodToInvoke().getName());
        }
    }
}
