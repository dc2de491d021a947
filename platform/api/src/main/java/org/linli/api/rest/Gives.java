package org.linli.api.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a resource method gives that is declared to return a {@code Response}, for the description of the interface. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Gives {

    /** The type of the answer's body. */
    Class<?> value();

    /** The status of the answer; 201 for what creates. */
    int status() default 200;
}
