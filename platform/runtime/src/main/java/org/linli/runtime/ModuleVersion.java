package org.linli.runtime;

import java.time.Instant;

/**
 * A file of a module that the town has.
 *
 * @param checksum SHA-256 of its file, in hexadecimal
 * @param signer   who signed it; null where nobody did that the town trusts
 * @param shipped  whether it came with the distribution
 * @param served   whether the town ever wanted it
 * @param before   the version that a rollback goes to; null without one
 * @param brought  when it came
 */
record ModuleVersion(String module, String version, String checksum, String signer, boolean shipped, boolean served, String before, Instant brought) {

    /** The name of its file, the same on every node. */
    String fileName() {
        return module + "-" + version + "-" + checksum.substring(0, 12) + ".jar";
    }
}
