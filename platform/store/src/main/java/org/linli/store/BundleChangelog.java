package org.linli.store;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.osgi.framework.Bundle;

/** The changelog that a bundle's manifest names, {@code Linli-Changelog: <id>;path="db/changelog.xml"}. */
record BundleChangelog(String id, String path, Bundle bundle) implements Changelog {

    static BundleChangelog of(Bundle bundle, String header) {
        Header named = Header.parse(header);
        return new BundleChangelog(named.id(), named.path(), bundle);
    }

    @Override
    public URL file(String wanted) {
        return bundle.getEntry(wanted);
    }

    /** Over the changelog's folder: every file that it may include lies there. */
    @Override
    public String digest() {
        Enumeration<URL> found = bundle.findEntries(folder(), "*", true);
        return ChangelogDigest.of(found == null ? List.of() : Collections.list(found));
    }
}
