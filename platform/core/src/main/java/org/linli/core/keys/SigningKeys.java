package org.linli.core.keys;

import java.util.Map;
import java.util.TreeMap;
import org.linli.api.data.Db;
import org.linli.api.security.AuditSignatures;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Signs with keys that follow from those which seal, so that one file holds all secrets of a town and a new key is new for both. */
@Component
public final class SigningKeys implements AuditSignatures {

    private final SealingKeys keys;

    @Activate
    public SigningKeys(@Reference SealingKeys keys) {
        this.keys = keys;
    }

    @Override
    public boolean byAll(Db db) {
        return keys.signedByAll(db);
    }

    @Override
    public Signature sign(byte[] content) {
        int version = keys.current();
        return new Signature(version, keys.ring().signing(version).sign(content));
    }

    @Override
    public Map<Integer, String> publicKeys() {
        KeyRing ring = keys.ring();
        Map<Integer, String> all = new TreeMap<>();
        ring.versions().forEach(version -> all.put(version, ring.signing(version).publicHalf()));
        return all;
    }
}
