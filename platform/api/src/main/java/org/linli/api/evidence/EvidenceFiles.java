package org.linli.api.evidence;

import java.io.InputStream;
import java.time.Instant;
import org.linli.api.Problem;
import org.linli.api.security.AccountId;
import org.osgi.annotation.versioning.ProviderType;

/** Files kept as evidence of a case, by content hash; shown only to those in scope of the unit they belong to. */
@ProviderType
public interface EvidenceFiles {

    /** Permission to add evidence. */
    String WRITE = "core.evidence.write";
    /** Permission to see evidence. */
    String READ = "core.evidence.read";

    /**
     * A kept file.
     *
     * @param id   its id
     * @param hash SHA-256 of the content, hex
     * @param type the media type found in the content
     * @param size in bytes
     * @param unit the code of the unit it belongs to
     */
    record Evidence(String id, String hash, String name, String type, long size, String unit, @AccountId String by, Instant at) {
    }

    /**
     * Keeps a file; JPEG and PNG lose their metadata (place, camera) first.
     *
     * @throws Problem {@code UNSUPPORTED} for content that is none of JPEG, PNG, PDF, plain text; {@code TOO_LARGE} over the limit
     */
    Evidence keep(String unit, String name, InputStream content);

    /** @throws Problem {@code NOT_FOUND} */
    Evidence evidence(String id);

    /** The content. */
    InputStream content(String id);
}
