package org.linli.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The query of the resource method is written by somebody else's rules, so that parameters that it doesn't know are passed over. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ForeignQuery {

    /** Whose rules. */
    String value();
}
