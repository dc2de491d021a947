package org.linli.api.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The resource method reads {@code Idempotency-Key} itself and answers a repeated key with the first answer's content.
 *
 * <p>For every other {@code POST} with that header the platform keeps the answer in the transaction of the request and gives it again.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OwnIdempotency {
}
