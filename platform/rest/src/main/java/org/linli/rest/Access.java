package org.linli.rest;

import java.lang.reflect.Method;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.security.Needs;
import org.linli.api.security.Open;

/**
 * Who may call a resource method.
 *
 * @param permission the permission's id, {@link Needs#SIGNED_IN}, or null for everybody
 * @param replays    whether the platform keeps its answers for repeated idempotency keys
 */
record Access(String permission, boolean replays) {

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
        if (open != null) {
            return new Access(null, replays);
        }
        String permission = needs.value().startsWith(".") ? module + needs.value() : needs.value();
        if (permission.isBlank()) {
            throw new Unpublishable("unguarded", name);
        }
        return new Access(permission, replays);
    }
}
