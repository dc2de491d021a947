package org.linli.rest;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.ws.rs.QueryParam;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.security.Needs;
import org.linli.api.security.Open;

/**
 * Who may call a resource method, and with what.
 *
 * @param permission the permission's id, {@link Needs#SIGNED_IN}, {@link Needs#ENTERED}, or null for everybody
 * @param replays    whether the platform keeps its answers for repeated idempotency keys
 * @param query      the parameters that it knows in a query, in order; null where others may add to it
 */
record Access(String permission, boolean replays, Set<String> query) {

    /** The same where others may add to the query. */
    Access anyQuery() {
        return new Access(permission, replays, null);
    }

    /**
     * What a method says about access.
     *
     * @param module the id of the module that serves it
     * @throws Unpublishable when it says nothing, two things, or names no permission
     */
    static Access of(Method method, String module) throws Unpublishable {
        Needs needs = method.getAnnotation(Needs.class);
        Open open = method.getAnnotation(Open.class);
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        if (needs == null && open == null) {
            throw new Unpublishable("unguarded", name);
        }
        if (needs != null && open != null) {
            throw new Unpublishable("guarded-twice", name);
        }
        boolean replays = !method.isAnnotationPresent(OwnIdempotency.class);
        Set<String> query = method.isAnnotationPresent(ForeignQuery.class) ? null
            : Arrays.stream(method.getParameters()).map(parameter -> parameter.getAnnotation(QueryParam.class))
            .filter(Objects::nonNull).map(QueryParam::value).collect(Collectors.toCollection(TreeSet::new));
        if (open != null) {
            return new Access(null, replays, query);
        }
        String permission = needs.value().startsWith(".") ? module + needs.value() : needs.value();
        if (permission.isBlank()) {
            throw new Unpublishable("unguarded", name);
        }
        return new Access(permission, replays, query);
    }
}
