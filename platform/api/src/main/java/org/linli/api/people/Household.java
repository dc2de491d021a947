package org.linli.api.people;

import org.linli.api.Versioned;

/**
 * People living at one address in one grid.
 *
 * @param number  the town's household number
 * @param unit    the code of its grid or community
 * @param address masked; in full only by {@link People#reveal}
 * @param head    the person number of its head; null if unknown
 */
public record Household(String number, String unit, String address, String head, int version) implements Versioned {
}
