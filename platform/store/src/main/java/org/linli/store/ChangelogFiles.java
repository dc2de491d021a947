package org.linli.store;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;
import liquibase.resource.URIResource;

/** What Liquibase may read: the bundle's changelog under {@code <id>/}, so that no two bundles' changes are taken for one, and its own XSDs. */
final class ChangelogFiles extends AbstractResourceAccessor {

    private final Changelog changelog;
    private final ClassLoader loader;

    ChangelogFiles(Changelog changelog, ClassLoader loader) {
        this.changelog = changelog;
        this.loader = loader;
    }

    String first() {
        return changelog.id() + "/" + changelog.path();
    }

    @Override
    public List<Resource> getAll(String path) throws IOException {
        String own = changelog.id() + "/";
        URL found = path.startsWith(own) ? changelog.file(path.substring(own.length())) : loader.getResource(path);
        if (found == null) {
            return List.of();
        }
        try {
            URI uri = found.toURI();
            return List.of(new URIResource(path, uri));
        } catch (URISyntaxException e) {
            throw new IOException(path, e);
        }
    }

    @Override
    public List<Resource> search(String path, boolean recursive) throws IOException {
        throw new IOException("includeAll isn't supported, because a bundle's files have no order: include each file of " + path);
    }

    @Override
    public List<String> describeLocations() {
        return List.of(changelog.id());
    }

    @Override
    public void close() {
        // nothing is held open between reads
    }
}
