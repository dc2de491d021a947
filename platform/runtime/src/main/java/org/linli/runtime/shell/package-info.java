/**
 * The operators' shell: {@code linli:modules}, {@code linli:install}, {@code linli:upgrade}, {@code linli:rollback}, {@code linli:remove},
 * {@code linli:why-not-active}, {@code linli:keys}, {@code linli:rotate-keys}.
 */
package org.linli.runtime.shell;
