package org.linli.api.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The resource method is for those who hold the permission somewhere; where exactly is checked by the service with {@link Guard}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {

    /** The id of a permission, for example {@code core.people.read}. */
    String value();
}
