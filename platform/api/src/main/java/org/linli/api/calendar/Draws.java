package org.linli.api.calendar;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Draws by M9 that anyone can check: the seed is published, the order is that of SHA-256(seed + ":" + id). */
@ProviderType
public interface Draws {

    /**
     * Draws and keeps a record of it.
     *
     * @param seed  1–200 characters, published before the draw
     * @param take  1 to the number of ids
     * @param among the eligible ids, each once
     * @return the drawn ids in order
     */
    List<String> draw(String seed, int take, List<String> among);
}
