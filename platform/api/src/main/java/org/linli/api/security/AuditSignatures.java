package org.linli.api.security;

import java.util.Map;
import org.linli.api.data.Db;
import org.osgi.annotation.versioning.ProviderType;

/** Signs the blocks of the audit (Ed25519) by keys that lie outside the database, so that whoever has the database alone can't write another chain. */
@ProviderType
public interface AuditSignatures {

    /** A signature. @param key the version of the key in the town's key file @param value in Base64 */
    record Signature(int key, String value) {
    }

    /** Whether every node that runs signs; until then a block without a signature may yet come from one of the version before. */
    boolean byAll(Db db);

    /** Signs by the key in use. */
    Signature sign(byte[] content);

    /** The public halves of all keys in this node's file, by version: X.509 in Base64. Whoever has one of them can verify, and not sign. */
    Map<Integer, String> publicKeys();
}
