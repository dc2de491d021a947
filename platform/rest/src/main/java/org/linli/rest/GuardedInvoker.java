package org.linli.rest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.function.Supplier;
import javax.ws.rs.QueryParam;
import org.apache.cxf.jaxrs.JAXRSInvoker;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.message.Exchange;

/** Calls resource methods, at most once for each idempotency key. */
final class GuardedInvoker extends JAXRSInvoker {

    private final Map<OperationResourceInfo, Access> rules;
    private final Answers answers;
    private final Idempotency idempotency;

    GuardedInvoker(Map<OperationResourceInfo, Access> rules, Answers answers, Idempotency idempotency) {
        this.rules = rules;
        this.answers = answers;
        this.idempotency = idempotency;
    }

    @Override
    protected Object performInvocation(Exchange exchange, Object resource, Method method, Object[] values) throws Exception {
        Call call = Call.of(exchange);
        Supplier<Object> work = () -> answers.of(call(resource, method, values), call.caller());
        try {
            boolean once = call.key() != null && rules.get(exchange.get(OperationResourceInfo.class)).replays() && !previews(method, values);
            return once ? idempotency.once(call, work) : work.get();
        } catch (RuntimeException e) {
            throw new InvocationTargetException(e);
        }
    }

    /** A preview keeps nothing, and tries what it counts in a transaction of its own, which is rolled back. */
    private static boolean previews(Method method, Object[] values) {
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            QueryParam query = parameters[i].getAnnotation(QueryParam.class);
            if (query != null && query.value().equals("mode") && "preview".equalsIgnoreCase(String.valueOf(values[i]))) {
                return true;
            }
        }
        return false;
    }

    static Object call(Object resource, Method method, Object[] values) {
        try {
            return method.invoke(resource, values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
