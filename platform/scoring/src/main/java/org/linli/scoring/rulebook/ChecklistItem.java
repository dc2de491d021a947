package org.linli.scoring.rulebook;

import java.math.BigDecimal;

/**
 * One line of an inspection (S1): either so many points off for each occurrence, at most {@code atMost}, or up to
 * {@code max} points achieved.
 *
 * @param deduct points off for each, or null
 * @param atMost the most that comes off in one visit, or null
 * @param max    the points that can be achieved, or null
 */
public record ChecklistItem(String id, Title title, BigDecimal deduct, BigDecimal atMost, BigDecimal max) {

    public ChecklistItem {
        if ((deduct == null) == (max == null)) {
            throw new IllegalArgumentException("Checklist item " + id + " either deducts or has a max");
        }
    }
}
