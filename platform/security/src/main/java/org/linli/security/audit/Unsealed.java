package org.linli.security.audit;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linli.api.security.AuditTrail.Entry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The lines that this node has committed and not sealed yet, in the order of their commit. */
@Component(service = Unsealed.class)
public final class Unsealed {

    /** More are not held in memory; they are found in the audit again. */
    private static final int MOST = 50_000;
    /** Of lines that were found in the audit before they were handed over here, so many are remembered. */
    private static final int MOST_FOUND = 10_000;

    private final int most;
    private final Map<String, Entry> waiting = new LinkedHashMap<>();
    private final Set<String> found = new LinkedHashSet<>();
    private boolean overflowed;

    @Activate
    public Unsealed() {
        this(MOST);
    }

    Unsealed(int most) {
        this.most = most;
    }

    /** Takes over what a transaction has committed. */
    synchronized void add(List<Entry> lines) {
        for (Entry line : lines) {
            if (waiting.size() >= most) {
                overflowed = true;
            } else if (!found.contains(line.id())) {
                waiting.put(line.id(), line);
            }
        }
    }

    synchronized List<Entry> first(int most) {
        return waiting.values().stream().limit(most).toList();
    }

    synchronized int size() {
        return waiting.size();
    }

    /** They are sealed. */
    synchronized void remove(Collection<String> ids) {
        ids.forEach(waiting::remove);
    }

    /**
     * They were found in the audit and are sealed by a sweep, though a transaction may be about to hand them over.
     *
     * @return those that were not handed over yet
     */
    synchronized Set<String> found(Collection<String> ids) {
        Set<String> others = new LinkedHashSet<>(ids);
        others.removeAll(waiting.keySet());
        found.addAll(others);
        Iterator<String> eldest = found.iterator();
        for (int surplus = found.size() - MOST_FOUND; surplus > 0; surplus--) {
            eldest.next();
            eldest.remove();
        }
        return others;
    }

    /** Whether some had to be left out since it was asked last. */
    synchronized boolean overflowed() {
        boolean was = overflowed;
        overflowed = false;
        return was;
    }
}
