package org.linli.rest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.cxf.jaxrs.JAXRSInvoker;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.message.Exchange;
import org.linli.api.pages.Form;

/** Calls page methods: a form counts only with the token of the session it was made in, and once, however often it is sent. */
final class PageInvoker extends JAXRSInvoker {

    private final Map<OperationResourceInfo, Access> rules;
    private final PageAnswers answers;
    private final Idempotency idempotency;

    PageInvoker(Map<OperationResourceInfo, Access> rules, PageAnswers answers, Idempotency idempotency) {
        this.rules = rules;
        this.answers = answers;
        this.idempotency = idempotency;
    }

    @Override
    protected Object performInvocation(Exchange exchange, Object page, Method method, Object[] values) throws Exception {
        Call call = Call.of(exchange);
        try {
            Arrays.stream(values).filter(Form.class::isInstance).map(Form.class::cast).findFirst().ifPresent(form -> Admission.requireToken(call, form));
            Supplier<Object> work = () -> answers.of(GuardedInvoker.call(page, method, values), call);
            return call.key() != null && rules.get(exchange.get(OperationResourceInfo.class)).replays() ? idempotency.once(call, work) : work.get();
        } catch (Form.Refused refused) {
            return answers.of(refused.again(), call);
        } catch (RuntimeException e) {
            throw new InvocationTargetException(e);
        }
    }
}
