package org.linli.store;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;

/** What Liquibase may read: the bundle's changelog under {@code <id>/}, so that no two bundles' changes are taken for one, and its own XSDs. */
final class ChangelogFiles extends AbstractResourceAccessor {

    private final Changelog changelog;

    ChangelogFiles(Changelog changelog) {
        this.changelog = changelog;
    }

    String first() {
        return changelog.id() + "/" + changelog.path();
    }

    /** The path within the bundle of what Liquibase knows by its longer name. */
    String shown(String file) {
        return file.startsWith(changelog.id() + "/") ? file.substring(changelog.id().length() + 1) : file;
    }

    /** Whether a file lies where the changelog's digest counts it. @param shown its path within the bundle */
    boolean inFolder(String shown) {
        return shown.startsWith(changelog.folder() + "/");
    }

    @Override
    public List<Resource> getAll(String path) throws IOException {
        String own = changelog.id() + "/";
        URL found = path.startsWith(own) ? changelog.file(path.substring(own.length())) : LiquibaseScope.LOADER.getResource(path);
        if (found == null) {
            return List.of();
        }
        try {
            return List.of(new ChangelogFile(path, found.toURI()));
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
