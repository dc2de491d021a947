package org.linli.api.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The resource method is for those who hold the permission somewhere; where exactly is checked by the service with {@link Guard}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {

    /**
     * For everybody who is signed in, whatever they hold: the method is about the caller's own account, or the permission depends on the
     * request and is asked for by the service.
     */
    String SIGNED_IN = "signed-in";

    /** For everybody who has shown a password, also while the second factor is still due: the method is about signing in itself. */
    String ENTERED = "entered";

    /**
     * The id of a permission, for example {@code core.people.read}, {@link #SIGNED_IN} or {@link #ENTERED}.
     *
     * <p>A value that starts with a dot is completed with the id of the module that serves the resource: {@code .programs.read} is
     * {@code party-points.programs.read} below {@code /api/party-points}. So one resource can serve every module.
     */
    String value();
}
