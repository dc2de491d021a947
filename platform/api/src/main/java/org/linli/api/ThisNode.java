package org.linli.api;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** The node that this is: one of several where a town runs on more than one. */
@ProviderType
public interface ThisNode {

    /** Its name, the same after a restart. */
    String name();

    /** The folder for what it keeps outside the database. */
    Path folder();
}
