/** What a password has to be: a package of its own, because the launcher carries it as well, to refuse a start before anything is started. */
package org.linli.security.password;
