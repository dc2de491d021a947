package org.linli.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tests of the class run once on each {@link Engine}; a parameter of type {@link LinliServer} is the shared server of that engine. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(EngineInvocations.class)
public @interface OnBothEngines {

    /** Whether the class gets a server of its own on each engine, whose clock can be set; it ends with the class. */
    boolean rehearsing() default false;

    /** Whether it is about what comes before any database, so that Derby will do. */
    boolean oneWillDo() default false;
}
