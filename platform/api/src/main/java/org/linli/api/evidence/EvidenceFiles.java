package org.linli.api.evidence;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
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

    /** How many files are one evidence at most. */
    int TOGETHER = 10;

    /**
     * Makes files that were handed in for one case one evidence, whose own content is the first one's. Which files it is made of never changes,
     * and the same files of the same caller are the same evidence.
     *
     * @param ids of evidence of one unit that the caller may see, in its order; a single one stays as it is, and one that is made of several files
     *            gives all of them
     * @throws Problem {@code NOT_FOUND}; {@code INVALID} for none, for more than {@link #TOGETHER} files, for one twice and for files of several
     *                 units
     */
    Evidence together(List<String> ids);

    /** The files that an evidence is made of, in their order; most often itself alone. @throws Problem {@code NOT_FOUND} */
    List<Evidence> files(String id);

    /** The same as far as the caller may see them: none where it may not, or where there is no such evidence. */
    List<Evidence> seen(String id);

    /** @throws Problem {@code NOT_FOUND} */
    Evidence evidence(String id);

    /** The content. */
    InputStream content(String id);
}
