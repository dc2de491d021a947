package org.linli.partypoints.pages;

import org.linli.api.Text;
import org.linli.partypoints.Measure;

/**
 * A measure.
 *
 * @param branch    what the member's branch is called
 * @param decides   whether its reader may decide on it now
 * @param barred    why its reader may not although it is its task, or why it is too early to approve; null otherwise
 * @param concludes whether its reader may report how it ended
 * @param address   its page
 */
public record MeasureSheet(Text program, Measure measure, String branch, boolean decides, Text barred, boolean concludes, String address, String member) {
}
