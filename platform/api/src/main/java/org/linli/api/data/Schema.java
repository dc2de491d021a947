package org.linli.api.data;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The tables of one bundle stand ready.
 *
 * <p>A bundle names its Liquibase changelog in the manifest header {@code Linli-Changelog: <id>;path="db/changelog.xml"}. The platform runs
 * it and then registers this service with the property {@code linli.schema=<id>}; a component that touches the tables references it, and so
 * can't start before them. Where the migration failed there is no such service.
 */
@ProviderType
public interface Schema {

    /** The id from the header. */
    String id();
}
