package org.linli.testkit.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Runs a test class against the whole platform, in memory, with the module under test in it; {@link Linli} may be a parameter of its
 * constructor and its methods.
 *
 * <p>The platform starts once for all classes of a run, and each class has a town of its own. Where the module doesn't serve, the class
 * fails with the reason. Classes take turns where a run has parallel ones.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ResourceLock(Linli.LOCK)
@ExtendWith(OwnTown.class)
public @interface LinliTest {

    /** Whether the class fails where a module doesn't serve; without, its tests find that out themselves. */
    boolean serving() default true;
}
