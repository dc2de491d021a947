package org.linli.console.programs;

import org.linli.api.Text;

/**
 * Something that can be done with a program now, or later.
 *
 * @param note what it is for, or when it can be done
 * @param href where; null for what can't be done yet
 */
public record Doing(String icon, Text what, Text note, String href) {
}
