package org.linli.api.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The text is the id of an account, as in {@link Caller#account()}.
 *
 * <p>An answer shows it to those who are signed in, together with the account's name in a member of its own: {@code by} and {@code byName}.
 * To everybody else it shows neither.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AccountId {
}
